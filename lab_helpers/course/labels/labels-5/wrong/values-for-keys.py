# caught by: stuff_keys
deployment_keys = ["rng", "blue"]
replicaset_keys = ["rng"]
pod_keys = ["rng"]
stuff_keys = ["stuff"]
