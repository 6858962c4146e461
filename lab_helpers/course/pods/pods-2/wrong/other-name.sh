# caught by: exists
kubectl run writer --image=busybox:1.37.0 --command -- sh -c 'while true; do date >> /data/log; sleep 2; done'
