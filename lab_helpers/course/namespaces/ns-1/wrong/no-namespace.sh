# caught by: made
# The second pod is refused: a namespace does not come by itself.
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl run api --image=nginx:1.26.3 --namespace="$NS-team-a"
kubectl run api --image=nginx:1.26.3 --namespace="$NS-team-b"
