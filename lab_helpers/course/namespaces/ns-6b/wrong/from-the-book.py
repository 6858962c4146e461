# caught by: missed
missed = ["ConfigMap", "Secret", "Ingress", "PersistentVolumeClaim", "NetworkPolicy", "Role"]
