kubectl patch deployment pace -p '{"spec": {"strategy": {"rollingUpdate": {"maxSurge": "20%", "maxUnavailable": "0%"}}}}'
