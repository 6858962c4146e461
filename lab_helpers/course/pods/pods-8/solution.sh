# The image is one of the few fields of a pod that may be changed in place.
kubectl set image pod/badimage web=nginx:1.26.3
