# another image and one pod at first: the old ReplicaSet stays in the history, with no pods
kubectl create deployment shop --image=nginx:1.22.1
kubectl set image deployment/shop '*=nginx:1.26.3'
kubectl scale deployment shop --replicas=3
