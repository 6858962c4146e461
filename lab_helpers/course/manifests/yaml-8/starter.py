# The apiVersion that you would write for each; None for what is no kind.
api_versions = {
    "Pod": ...,
    "Service": ...,
    "Volume": ...,
    "ConfigMap": ...,
    "Namespace": ...,
    "ReplicaSet": ...,
    "StatefulSet": ...,
    "CronJob": ...,
    "Ingress": ...,
    "NetworkPolicy": ...,
    "StorageClass": ...,
    "PersistentVolume": ...,
}
# Those of them whose objects live in no namespace: a list.
cluster_wide = ...
