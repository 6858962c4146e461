# caught by: pods
kubectl patch service web -p '{"spec": {"selector": {"app": "web", "tier": "front"}}}'
