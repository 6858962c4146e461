# caught by: follows
kubectl rollout restart deployment web
kubectl rollout status deployment web --timeout=60s
# the old pods are still there for a while, and would stand in the list
until [ "$(kubectl get pods -l app=web -o name | wc -l)" = 3 ]; do sleep 0.2; done
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
$(kubectl get pods -l app=web --field-selector=status.phase=Running -o jsonpath='{range .items[*]}  - addresses: ["{.status.podIP}"]{"\n"}{end}')
EOF
