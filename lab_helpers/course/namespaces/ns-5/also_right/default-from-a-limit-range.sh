kubectl apply -f - <<YAML
apiVersion: v1
kind: LimitRange
metadata: {name: defaults}
spec:
  limits:
    - type: Container
      defaultRequest: {cpu: 50m}
YAML
# the API server hears of the defaults a moment later
until kubectl run one --image=nginx:1.26.3 --dry-run=server -o yaml | grep -q 50m; do sleep 0.2; done
kubectl create quota team-quota --hard=requests.cpu=1,pods=2,configmaps=20
kubectl run one --image=nginx:1.26.3
kubectl run two --image=nginx:1.26.3
