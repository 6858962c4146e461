kubectl delete "$(kubectl get pods -o name | tail -1)" --grace-period=0 --force
