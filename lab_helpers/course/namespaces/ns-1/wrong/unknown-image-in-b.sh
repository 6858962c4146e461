# caught by: ready-b
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create namespace "$NS-team-b"
kubectl run api --image=nginx:1.26.3 --namespace="$NS-team-a"
kubectl run api --image=nginx:1.26.33 --namespace="$NS-team-b"
