# caught by: served
kubectl rollout undo deployment shop
kubectl delete pods --all --now
