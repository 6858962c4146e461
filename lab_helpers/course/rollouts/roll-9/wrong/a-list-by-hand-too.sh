# caught by: turns
# The list names green for ever, whatever the selector says.
kubectl set selector service bg app=bg,colour=green
kubectl rollout status deployment bg-green --timeout=60s
kubectl create -f - <<EOF
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: bg-green
  labels:
    kubernetes.io/service-name: bg
addressType: IPv4
ports:
  - port: 80
endpoints:
$(kubectl get pods -l colour=green -o jsonpath='{range .items[*]}  - addresses: ["{.status.podIP}"]{"\n"}{end}')
EOF
