kubectl expose deployment peers --port=80 --target-port=8080 --cluster-ip=None
