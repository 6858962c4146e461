kubectl get pod badimage -o yaml | sed 's/ngnix:/nginx:/' | kubectl replace -f -
