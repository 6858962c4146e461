deployment_keys = "app=rng,team=blue"
replicaset_keys = "app=rng,pod-template-hash=5fcf764dbc"
pod_keys = "app=rng,pod-template-hash=5fcf764dbc"
stuff_keys = "run=stuff"
