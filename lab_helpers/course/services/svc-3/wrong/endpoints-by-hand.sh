# caught by: pods
kubectl create -f - <<EOF
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: web-by-hand
  labels:
    kubernetes.io/service-name: web
addressType: IPv4
ports:
  - port: 8080
endpoints:
$(kubectl get pods -l app=web -o jsonpath='{range .items[*]}  - addresses: ["{.status.podIP}"]{"\n"}{end}')
EOF
