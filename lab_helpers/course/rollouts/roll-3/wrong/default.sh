# caught by: bounds
# An update by the default pace: 4 to 7.
kubectl set env deployment/pace COLOUR=blue
kubectl rollout status deployment pace --timeout=60s
