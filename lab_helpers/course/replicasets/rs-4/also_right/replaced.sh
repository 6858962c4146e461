# the manifest read, edited and put back
pod=$(kubectl get pods -o jsonpath='{.items[0].metadata.name}')
kubectl wait --for=condition=Ready "pod/$pod" --timeout=60s
kubectl get pod "$pod" -o yaml | sed 's/^    app: web$/    app: suspect/' | kubectl replace -f -
