# kubectl get pod monolith -o yaml
