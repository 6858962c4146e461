# caught by: third
kubectl run one --image=nginx:1.26.3
kubectl run two --image=nginx:1.26.3
kubectl create quota team-quota --hard=pods=2,requests.cpu=1
