kubectl create service nodeport nginx-8889 --tcp=8889:80
kubectl set selector service nginx-8889 app=bignginx
