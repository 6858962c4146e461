# caught by: of_cluster
in_namespace = ["ConfigMap", "Deployment", "Lease", "PersistentVolumeClaim", "Pod", "Role", "Service"]
of_cluster = ["ClusterRole", "Namespace", "Node", "Volume", "StorageClass"]
