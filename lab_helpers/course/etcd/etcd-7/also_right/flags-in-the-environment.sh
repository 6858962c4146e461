kubectl exec desk -- etcdutl snapshot restore /work/backup.db --data-dir /work/restored --name scratch \
    --initial-cluster scratch=http://127.0.0.1:12380 --initial-advertise-peer-urls http://127.0.0.1:12380
kubectl exec desk -- sh -c 'cd /work
export ETCD_NAME=scratch ETCD_DATA_DIR=restored ETCD_LISTEN_PEER_URLS=http://127.0.0.1:12380
export ETCD_LISTEN_CLIENT_URLS=http://localhost:12379 ETCD_ADVERTISE_CLIENT_URLS=http://localhost:12379
setsid etcd >/tmp/etcd.log 2>&1 &'
