# caught by: pods
# kubectl create service selects app=nginx-8889, a label that no pod carries.
kubectl create service nodeport nginx-8889 --tcp=8889:80
