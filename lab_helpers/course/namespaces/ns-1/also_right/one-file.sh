NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create -f - <<YAML
apiVersion: v1
kind: Namespace
metadata:
  name: $NS-team-b
  labels: {team: b}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: $NS-team-a}
spec:
  containers: [{name: web, image: docker.io/library/nginx:1.26.3}]
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: $NS-team-b}
spec:
  containers: [{name: server, image: nginx:1.26.3}]
YAML
