NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create namespace "$NS-team-b"
for team in a b; do
  kubectl config set-context --current --namespace="$NS-team-$team"
  until kubectl get serviceaccount default; do sleep 0.2; done
  kubectl run api --image=nginx:1.26.3 --labels=team=$team
done
