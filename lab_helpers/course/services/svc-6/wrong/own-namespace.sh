# caught by: leads
kubectl create service externalname mirror \
  --external-name="catalogue.$(kubectl config view --minify -o jsonpath='{..namespace}').svc.cluster.local"
