taints_type = "list of Taint"
restart_policies = {"Always", "Never", "OnFailure"}
required = ["pathType", "backend"]
name_forms = ["deployment/web", "deploy/web", "deployments.apps/web", "deployment.v1.apps/web"]
still_true = {"a": False, "b": True, "c": False, "d": True, "e": False, "f": True}
sidecar_path = '{range .spec.containers[?(@.name=="sidecar")]}{.image}{end}'
