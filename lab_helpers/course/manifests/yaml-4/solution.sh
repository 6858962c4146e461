kubectl patch configmap cfg --type=merge -p '{"data": {"colour": "green", "shape": "round"}}'
