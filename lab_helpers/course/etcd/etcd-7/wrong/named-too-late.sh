# caught by: member
# the name and the URLs belong to the restore: the start cannot change them
kubectl exec desk -- etcdutl snapshot restore /work/backup.db --data-dir /work/restored
kubectl exec desk -- sh -c 'etcd --name scratch --data-dir /work/restored --initial-cluster scratch=http://127.0.0.1:12380 --initial-advertise-peer-urls http://127.0.0.1:12380 \
    --listen-client-urls http://127.0.0.1:12379 --advertise-client-urls http://127.0.0.1:12379 \
    --listen-peer-urls http://127.0.0.1:12380 >/work/etcd.log 2>&1 &'
