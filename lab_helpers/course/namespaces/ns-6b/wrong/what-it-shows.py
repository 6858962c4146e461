# caught by: missed
missed = ["Service", "Deployment", "ReplicaSet"]
