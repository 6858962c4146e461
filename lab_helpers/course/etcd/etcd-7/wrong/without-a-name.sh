# caught by: member
kubectl exec desk -- etcdutl snapshot restore /work/backup.db --data-dir /work/restored
kubectl exec desk -- sh -c 'etcd --name default --data-dir /work/restored \
    --listen-client-urls http://127.0.0.1:12379 --advertise-client-urls http://127.0.0.1:12379 \
    --listen-peer-urls http://127.0.0.1:12380 >/work/etcd.log 2>&1 &'
