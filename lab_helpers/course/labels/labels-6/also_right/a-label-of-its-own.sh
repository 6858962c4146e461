kubectl label pods web-1 web-2 behind=front
kubectl expose pod web-1 --name=front --port=80 --target-port=8080 --selector=behind=front
