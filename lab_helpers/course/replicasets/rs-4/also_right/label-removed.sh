kubectl label "$(kubectl get pods -o name | tail -1)" app-
