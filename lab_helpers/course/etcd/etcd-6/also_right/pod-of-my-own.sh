address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
image=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].spec.containers[0].image}')
node=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].spec.nodeName}')
kubectl apply -f - <<EOF
apiVersion: v1
kind: Pod
metadata:
  name: saver
spec:
  nodeName: $node
  restartPolicy: Never
  terminationGracePeriodSeconds: 1
  initContainers:
    - name: save
      image: $image
      command: [etcdctl, "--endpoints=https://$address:2379", --cacert=/pki/ca.crt, --cert=/pki/peer.crt, --key=/pki/peer.key]
      args: [snapshot, save, /out/all.db]
      volumeMounts:
        - {name: pki, mountPath: /pki}
        - {name: out, mountPath: /out}
  containers:
    - name: keep
      image: busybox:1.37.0
      command: [sleep, "600"]
      volumeMounts:
        - {name: out, mountPath: /out}
  volumes:
    - name: pki
      hostPath: {path: $pki}
    - name: out
      emptyDir: {}
EOF
kubectl wait --for=condition=Ready pod/saver --timeout=30s
kubectl cp -c keep saver:/out/all.db all.db
kubectl cp all.db desk:/work/snapshot.db
