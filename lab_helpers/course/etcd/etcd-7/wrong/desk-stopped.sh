# caught by: ready
kubectl patch pod desk -p '{"spec":{"containers":[{"name":"desk","image":"busybox:no-such-tag"}]}}'
kubectl wait --for=jsonpath='{.status.containerStatuses[0].ready}'=false pod/desk --timeout=30s
