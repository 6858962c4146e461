# Without its resourceVersion: the kubelet may have written the pod's status in between. Its node must be in the file.
kubectl wait --for=condition=PodScheduled pod/badimage --timeout=60s
kubectl get pod badimage -o yaml | sed -e 's/ngnix:/nginx:/' -e '/resourceVersion:/d' | kubectl replace -f -
