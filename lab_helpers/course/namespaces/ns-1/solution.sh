# begin prints the names: that of plain kubectl's namespace, and -team-a or -team-b behind it.
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')

# by flag
kubectl run api --image=nginx:1.26.3 --namespace="$NS-team-a"

# by metadata.namespace in the manifest
kubectl create namespace "$NS-team-b"
kubectl apply -f - <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: api
  namespace: $NS-team-b
spec:
  containers:
    - name: api
      image: nginx:1.26.3
YAML
