# Without its resourceVersion: the kubelet may have written the pod's status in between.
kubectl get pod badimage -o yaml | sed -e 's/ngnix:/nginx:/' -e '/resourceVersion:/d' | kubectl replace -f -
