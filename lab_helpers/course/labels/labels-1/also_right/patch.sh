label() {
  kubectl patch pod "$1" --type=merge -p "{\"metadata\":{\"labels\":{\"env\":\"$2\",\"tier\":\"$3\",\"version\":\"$4\"}}}"
}
label shop-1 prod web v1
label shop-2 prod web v2
label shop-3 test web v2
label cache-1 prod cache v1
label db-1 prod db v1
label db-2 dev db v2
kubectl patch pod db-2 --type=json -p '[{"op": "remove", "path": "/metadata/labels/owner"}]'
