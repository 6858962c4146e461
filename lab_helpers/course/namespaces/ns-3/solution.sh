NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
# Read it there, take out the namespace (and what only the system writes), make it here.
kubectl get configmap settings -n "$NS-platform" -o yaml |
  grep -vE '^  (namespace|uid|resourceVersion|creationTimestamp):' |
  kubectl apply -f -

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
