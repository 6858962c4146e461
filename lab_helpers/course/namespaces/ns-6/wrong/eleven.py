# caught by: all-twelve
in_namespace = ["ConfigMap", "Deployment", "PersistentVolumeClaim", "Pod", "Role", "Service"]
of_cluster = ["ClusterRole", "Namespace", "Node", "PersistentVolume", "StorageClass"]
