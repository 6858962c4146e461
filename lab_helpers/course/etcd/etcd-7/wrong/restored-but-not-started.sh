# caught by: answers
kubectl exec desk -- etcdutl snapshot restore /work/backup.db --data-dir /work/restored --name scratch \
    --initial-cluster scratch=http://127.0.0.1:12380 --initial-advertise-peer-urls http://127.0.0.1:12380
