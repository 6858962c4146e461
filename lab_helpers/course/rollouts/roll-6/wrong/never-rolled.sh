# caught by: image
kubectl patch deployment solo -p '{"spec": {"strategy": {"type": "Recreate", "rollingUpdate": null}}}'
