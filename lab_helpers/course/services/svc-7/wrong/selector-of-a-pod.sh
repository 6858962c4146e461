# caught by: no-selector
# Something answers, but it is a pod of one's own, not the database.
kubectl run extdb --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --labels=app=extdb -- netexec --http-port=13306
kubectl create service clusterip extdb --tcp=3306:13306
