missed = ["ConfigMap", "PersistentVolumeClaim", "Ingress", "Role", "PodDisruptionBudget"]
