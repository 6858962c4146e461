# caught by: pods
# The selector takes the pod-template-hash along: after the next rollout it fits no pod any more.
kubectl expose "$(kubectl get replicaset -l app=web -o name)" --name=web --port=80 --target-port=8080
