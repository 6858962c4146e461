# caught by: in-a
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create namespace "$NS-team-b"
kubectl run api-a --image=nginx:1.26.3
kubectl run api-b --image=nginx:1.26.3
