# caught by: shape
kubectl patch configmap cfg --type=merge -p '{"data": {"colour": "green"}}'
kubectl annotate configmap cfg shape=round
