# caught by: no-slice
kubectl create service externalname mirror --external-name="catalogue.$(kubectl get configmap ticket -o jsonpath='{.data.namespace}').svc.cluster.local"
kubectl create -f - <<EOF
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: mirror-1
  labels:
    kubernetes.io/service-name: mirror
addressType: IPv4
ports:
  - port: 80
endpoints:
  - addresses: ["10.96.0.1"]
EOF
