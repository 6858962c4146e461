# caught by: ready
kubectl create configmap settings --from-literal=LEVEL=7 --from-literal=COLOUR=teal
kubectl apply -f - <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: web
      image: nginx:1.26.3
      env:
        - name: COLOUR
          valueFrom:
            configMapKeyRef:
              name: settings
              key: colour
YAML
