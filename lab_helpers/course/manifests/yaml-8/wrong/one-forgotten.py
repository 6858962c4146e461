# caught by: cluster_wide
api_versions = {
    "Pod": "v1",
    "Service": "v1",
    "Volume": None,
    "ConfigMap": "v1",
    "Namespace": "v1",
    "ReplicaSet": "apps/v1",
    "StatefulSet": "apps/v1",
    "CronJob": "batch/v1",
    "Ingress": "networking.k8s.io/v1",
    "NetworkPolicy": "networking.k8s.io/v1",
    "StorageClass": "storage.k8s.io/v1",
    "PersistentVolume": "v1",
}
cluster_wide = ["Namespace", "PersistentVolume"]
