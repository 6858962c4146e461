deployment_keys = ["app", "team"]
replicaset_keys = ["app", "pod-template-hash"]
pod_keys = ["app", "pod-template-hash"]
stuff_keys = ["run"]
