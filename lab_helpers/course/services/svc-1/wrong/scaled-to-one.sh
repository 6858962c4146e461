# caught by: deployment-kept
kubectl scale deployment web --replicas=1
kubectl expose deployment web --port=80 --target-port=8080
