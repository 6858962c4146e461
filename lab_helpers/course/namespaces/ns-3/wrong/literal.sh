# caught by: by-reference
kubectl create configmap settings --from-literal=LEVEL=7 --from-literal=COLOUR=teal
kubectl run app --image=nginx:1.26.3 --env=COLOUR=teal
