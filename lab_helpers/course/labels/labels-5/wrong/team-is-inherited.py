# caught by: replicaset_keys
deployment_keys = ["app", "team"]
replicaset_keys = ["app", "pod-template-hash", "team"]
pod_keys = ["app", "pod-template-hash", "team"]
stuff_keys = ["run"]
