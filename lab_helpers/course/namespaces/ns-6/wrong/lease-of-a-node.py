# caught by: of_cluster
in_namespace = ["ConfigMap", "Deployment", "PersistentVolumeClaim", "Pod", "Role", "Service"]
of_cluster = ["ClusterRole", "Namespace", "Node", "Lease", "PersistentVolume", "StorageClass"]
