kubectl expose pod web-1 --name=front --port=80 --target-port=8080
