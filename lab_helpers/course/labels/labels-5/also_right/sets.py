deployment_keys = {"team", "app"}
replicaset_keys = pod_keys = {"pod-template-hash", "app"}
stuff_keys = "run"
