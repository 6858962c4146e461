# caught by: original
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete configmap settings -n "$NS-platform"
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
              key: COLOUR
YAML
