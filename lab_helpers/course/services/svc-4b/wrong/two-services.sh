# caught by: ports
kubectl expose deployment shop --name=multi --port=80 --target-port=8080
kubectl expose deployment shop --name=multi-metrics --port=9090 --target-port=9100
