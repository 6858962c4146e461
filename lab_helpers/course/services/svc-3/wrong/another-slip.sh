# caught by: pods
kubectl set selector service web App=web
