# caught by: quota
kubectl apply -f - <<YAML
apiVersion: v1
kind: LimitRange
metadata: {name: team-quota}
spec:
  limits:
    - type: Container
      max: {cpu: "1"}
YAML
for name in one two; do
  kubectl apply -f - <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: $name
spec:
  containers:
    - name: web
      image: nginx:1.26.3
      resources:
        requests:
          cpu: 100m
YAML
done
