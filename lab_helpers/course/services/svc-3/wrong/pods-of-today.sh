# caught by: pods
kubectl set selector service web \
  "pod-template-hash=$(kubectl get pods -l app=web -o jsonpath='{.items[0].metadata.labels.pod-template-hash}')"
