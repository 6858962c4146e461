# caught by: pod_keys
deployment_keys = ["app", "team"]
replicaset_keys = ["app", "pod-template-hash"]
pod_keys = ["app"]
stuff_keys = ["run"]
