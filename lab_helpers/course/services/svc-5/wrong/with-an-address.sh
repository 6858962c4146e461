# caught by: headless
kubectl expose deployment peers --port=80 --target-port=8080
