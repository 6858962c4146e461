# caught by: apart
# Two pods, but both containers in each of them.
kubectl get pod monolith -o yaml | sed -e 's/^  name: monolith/  name: web/' -e '/^  nodeName:/d' | kubectl create -f -
kubectl get pod monolith -o yaml | sed -e 's/^  name: monolith/  name: db/' -e '/^  nodeName:/d' | kubectl create -f -
kubectl label pod db app=db
kubectl expose pod db --port=8000
kubectl delete pod monolith --now
