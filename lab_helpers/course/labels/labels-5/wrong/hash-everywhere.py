# caught by: deployment_keys
deployment_keys = ["app", "team", "pod-template-hash"]
replicaset_keys = ["app", "pod-template-hash"]
pod_keys = ["app", "pod-template-hash"]
stuff_keys = ["run"]
