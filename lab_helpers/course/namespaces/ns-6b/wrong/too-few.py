# caught by: missed
missed = ["ConfigMap", "PersistentVolumeClaim", "Ingress", "Role"]
