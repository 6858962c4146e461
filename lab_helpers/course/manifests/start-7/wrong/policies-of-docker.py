# caught by: restart_policies
taints_type = "[]Taint"
restart_policies = ["no", "always", "on-failure"]
required = ["backend", "pathType"]
name_forms = ["deployment/web", "deploy/web", "deployments.apps/web", "deployment.v1.apps/web"]
still_true = {"a": False, "b": True, "c": False, "d": True, "e": False, "f": True}
sidecar_path = '{.spec.containers[?(@.name=="sidecar")].image}'
