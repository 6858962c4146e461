# caught by: name_forms
taints_type = "[]Taint"
restart_policies = ["Always", "OnFailure", "Never"]
required = ["backend", "pathType"]
name_forms = ["deployment/web", "deploy/web", "deployments.apps/web", "deployment.v1.apps/web", "web/deployment"]
still_true = {"a": False, "b": True, "c": False, "d": True, "e": False, "f": True}
sidecar_path = '{.spec.containers[?(@.name=="sidecar")].image}'
