# caught by: bounds
# As if the fields held the bounds themselves.
kubectl patch deployment pace -p '{"spec": {"strategy": {"rollingUpdate": {"maxSurge": 6, "maxUnavailable": 5}}}}'
