# caught by: ready-a
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create namespace "$NS-team-b"
kubectl run api --image=nginx:1.26.3 --namespace="$NS-team-a" --command -- false
kubectl run api --image=nginx:1.26.3 --namespace="$NS-team-b"
