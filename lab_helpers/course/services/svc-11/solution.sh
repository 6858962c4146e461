# One by one: there is always a pod that answers.
kubectl rollout restart deployment web
kubectl rollout status deployment web --timeout=60s
