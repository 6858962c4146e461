# caught by: port
kubectl patch service web -p '{"spec": {"selector": {"app": "web"}, "ports": [{"port": 80, "$patch": "delete"}, {"port": 8080}]}}'
