# the first try has the wrong peer URL, so it is stopped and done again in another folder
kubectl exec desk -- etcdutl snapshot restore /work/backup.db --data-dir /work/first
kubectl exec desk -- sh -c 'etcd --name scratch --data-dir /work/first \
    --listen-client-urls http://127.0.0.1:12379 --advertise-client-urls http://127.0.0.1:12379 \
    --listen-peer-urls http://127.0.0.1:12380 >/work/etcd.log 2>&1 &'
kubectl exec desk -- sh -c 'kill $(pidof etcd); while pidof etcd; do sleep 0.2; done'
kubectl exec desk -- etcdutl snapshot restore /work/backup.db --data-dir /work/second --name scratch \
    --initial-cluster scratch=http://127.0.0.1:12380 --initial-advertise-peer-urls http://127.0.0.1:12380 \
    --initial-cluster-token scratch-cluster
kubectl exec desk -- sh -c 'etcd --name scratch --data-dir /work/second \
    --listen-client-urls http://127.0.0.1:12379 --advertise-client-urls http://127.0.0.1:12379 \
    --listen-peer-urls http://127.0.0.1:12380 >/work/etcd.log 2>&1 &'
