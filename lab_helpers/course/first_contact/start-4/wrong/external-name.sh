# caught by: selects
# An ExternalName is only another name in the DNS; its selector does nothing.
kubectl create service externalname hello-node --external-name=example.com --tcp=80:8080
