kubectl get service web -o yaml | sed 's/app: wbe/app: web/' | kubectl replace -f -
