kubectl create configmap settings --from-literal=LEVEL=7 --from-literal=COLOUR=teal
kubectl apply -f - <<YAML
apiVersion: v1
kind: Pod
metadata: {name: app, labels: {app: app}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: app
      image: nginx:1.26.3
      envFrom: [{configMapRef: {name: settings}}]
YAML
