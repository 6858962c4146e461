# caught by: answers
kubectl patch service bg -p '{"spec": {"selector": {"colour": "green"}, "ports": [{"port": 80, "targetPort": 8080}]}}'
