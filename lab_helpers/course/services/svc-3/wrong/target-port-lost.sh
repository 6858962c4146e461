# caught by: answers
kubectl set selector service web app=web
kubectl patch service web --type=json -p='[{"op": "replace", "path": "/spec/ports", "value": [{"port": 80}]}]'
