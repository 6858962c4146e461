# caught by: in-b
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create namespace "$NS-team-b"
kubectl run api --image=nginx:1.26.3 --labels=namespace="$NS-team-a"
