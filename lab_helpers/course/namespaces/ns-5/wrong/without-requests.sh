# caught by: one
# refused: failed quota: team-quota: must specify requests.cpu
kubectl create quota team-quota --hard=pods=2,requests.cpu=1
# the API server asks a quota only once its controller has counted
kubectl wait --for=jsonpath='{.status.hard.pods}'=2 quota/team-quota --timeout=60s
kubectl run one --image=nginx:1.26.3
kubectl run two --image=nginx:1.26.3
