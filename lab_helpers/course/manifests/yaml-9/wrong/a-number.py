# caught by: age
# It is right for one second only.
cluster_age = 3600
