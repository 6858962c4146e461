# a Deployment that is to be Recreate may not have a block rollingUpdate: null takes it away
kubectl patch deployment solo -p '{"spec": {"strategy": {"type": "Recreate", "rollingUpdate": null}}}'
kubectl set image deployment/solo web=nginx:1.26.3
