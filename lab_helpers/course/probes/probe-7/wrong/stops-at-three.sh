# caught by: replicas
# More pods are no cure.
kubectl scale deployment shop --replicas=3
