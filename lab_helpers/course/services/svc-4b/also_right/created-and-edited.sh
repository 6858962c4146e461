kubectl create service clusterip multi --tcp=80:8080 --tcp=9090:9100 --dry-run=client -o yaml |
  sed -e 's/name: 80-8080/name: http/' -e 's/name: 9090-9100/name: metrics/' -e 's/    app: multi/    app: shop/' |
  kubectl apply -f -
