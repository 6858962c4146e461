prefix=$(kubectl get configmap ticket -o jsonpath='{.data.remove}' | cut -d/ -f1)
node=$(kubectl get configmap ticket -o jsonpath='{.data.node}')
kubectl patch node "$node" --type=merge \
  -p "{\"metadata\":{\"labels\":{\"$prefix/environment\":\"production\",\"$prefix/retired\":null}}}"
