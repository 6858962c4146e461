# caught by: same-pods
kubectl delete pods --all --now
for row in "shop-1 prod web v1" "shop-2 prod web v2" "shop-3 test web v2" "cache-1 prod cache v1" "db-1 prod db v1" "db-2 dev db v2"; do
  set -- $row
  kubectl run "$1" --image=nginx:1.26.3 --labels="env=$2,tier=$3,version=$4" \
    --overrides='{"spec": {"schedulingGates": [{"name": "labs.example/parked"}]}}'
done
