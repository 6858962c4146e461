kubectl create service clusterip extdb --tcp=3306:13306
kubectl patch service extdb --type=json -p='[{"op": "remove", "path": "/spec/selector"}]'
kubectl delete endpointslices -l kubernetes.io/service-name=extdb
address=$(kubectl get configmap ticket -o jsonpath='{.data.address}')
kubectl apply -f - <<EOF
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: extdb-1
  labels:
    kubernetes.io/service-name: extdb
addressType: IPv4
ports:
  - name: 3306-13306
    port: 13306
endpoints:
  - addresses: [$address]
EOF
