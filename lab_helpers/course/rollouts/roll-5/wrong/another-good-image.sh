# caught by: good-revision
kubectl set image deployment/shop web=nginx:1.22.1
