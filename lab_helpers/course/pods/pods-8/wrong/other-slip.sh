# caught by: image
kubectl set image pod/badimage web=nginx:1.2.63
