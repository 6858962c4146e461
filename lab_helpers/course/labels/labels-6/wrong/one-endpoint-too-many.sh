# caught by: endpoints
kubectl wait --for=condition=Ready pod/web-dev --timeout=60s
kubectl create service clusterip front --tcp=80:8080
kubectl set selector service front app=web,env=prod
kubectl create -f - <<EOF
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: front-by-hand
  labels:
    kubernetes.io/service-name: front
addressType: IPv4
ports:
  - port: 8080
endpoints:
  - addresses: ["$(kubectl get pod web-dev -o jsonpath='{.status.podIP}')"]
EOF
