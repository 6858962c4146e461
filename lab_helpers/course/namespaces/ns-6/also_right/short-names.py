in_namespace = "po, deploy, svc, cm, pvc, roles, leases.coordination.k8s.io"
of_cluster = "pv sc no ns clusterroles"
