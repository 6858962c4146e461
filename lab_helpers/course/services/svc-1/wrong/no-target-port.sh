# caught by: answers
# Without --target-port it is the same as --port, and on 80 nobody listens in the pods.
kubectl expose deployment web --port=80
