api_versions = {
    "Pod": "v1",
    "Service": "v1",
    "Volume": "none",
    "cm": "v1",
    "Namespace": "v1",
    "ReplicaSet": "apps/v1",
    "sts": "apps/v1",
    "CronJob": "batch/v1",
    "ingresses": "networking.k8s.io/v1",
    "NetworkPolicy": "networking.k8s.io/v1",
    "StorageClass": "storage.k8s.io/v1",
    "PersistentVolume": "v1",
}
cluster_wide = "storageclasses, namespaces, persistentvolumes"
