# caught by: selects
# kubectl create service writes the selector app=<name>, which fits no pod here.
kubectl create service clusterip front --tcp=80:8080
