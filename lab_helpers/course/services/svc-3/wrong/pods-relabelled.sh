# caught by: pods-kept
# The pods fit now, but they are nobody's: their ReplicaSet has made three new ones.
kubectl label pods -l app=web app=wbe --overwrite
