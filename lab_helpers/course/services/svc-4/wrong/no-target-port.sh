# caught by: inside
# targetPort is the same as port where nobody says it: 8889.
kubectl expose deployment bignginx --name=nginx-8889 --type=NodePort --port=8889
