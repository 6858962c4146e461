# caught by: blue-kept
kubectl set selector service bg app=bg
kubectl scale deployment bg-blue --replicas=0
