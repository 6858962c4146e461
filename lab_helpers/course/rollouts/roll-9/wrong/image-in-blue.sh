# caught by: blue-kept
kubectl set image deployment/bg-blue web=nginx:1.26.3
