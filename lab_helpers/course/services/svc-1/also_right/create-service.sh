kubectl create service clusterip web --tcp=80:8080
