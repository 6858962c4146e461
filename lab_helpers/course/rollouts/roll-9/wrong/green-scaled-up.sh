# caught by: green-kept
kubectl set selector service bg app=bg,colour=green
kubectl scale deployment bg-green --replicas=3
