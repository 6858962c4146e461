# caught by: deployment-kept
# A right Service, but the Deployment was to stay as it is.
kubectl expose deployment hello-node --port=80 --target-port=8080
kubectl scale deployment hello-node --replicas=1
