kubectl exec desk -- etcdutl snapshot restore /work/backup.db --data-dir /tmp/new --name scratch \
    --initial-cluster scratch=http://127.0.0.1:12380 --initial-advertise-peer-urls http://127.0.0.1:12380 \
    --bump-revision 1000000000 --mark-compacted
kubectl exec desk -- sh -c 'etcd --name scratch --data-dir /tmp/new --listen-metrics-urls http://127.0.0.1:12381 \
    --listen-client-urls http://0.0.0.0:12379 --advertise-client-urls http://0.0.0.0:12379 \
    --listen-peer-urls http://127.0.0.1:12380 >/work/etcd.log 2>&1 &'
