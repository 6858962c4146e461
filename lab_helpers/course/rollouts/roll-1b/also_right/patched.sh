kubectl patch deployment shop -p '{"spec": {"replicas": 5}}'
kubectl wait --for=jsonpath='{.status.readyReplicas}'=5 deployment/shop --timeout=60s
kubectl patch deployment shop -p '{"spec": {"replicas": 1}}'
