# caught by: released
kubectl get pods -o name | head -2 | xargs -I{} kubectl label {} app=quarantine --overwrite
