# caught by: in_namespace
in_namespace = ["ConfigMap", "Deployment", "Lease", "PersistentVolume", "Pod", "Role", "Service"]
of_cluster = ["ClusterRole", "Namespace", "Node", "PersistentVolumeClaim", "StorageClass"]
