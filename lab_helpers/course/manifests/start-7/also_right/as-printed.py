taints_type = "<[]Taint>"
restart_policies = "Never, Always, OnFailure"
required = ("pathType", "backend")
name_forms = "deployment/web deploy/web deployments.apps/web deployment.v1.apps/web"
still_true = {"a": "no", "b": "true", "c": "no", "d": "true", "e": "no", "f": "true"}
sidecar_path = """-o jsonpath='{.spec.containers[?(@.name == "sidecar")].image}' """
