# caught by: deployment-kept
# A new label in the template makes new pods, and the Service still looks for another value.
kubectl patch deployment web -p '{"spec": {"template": {"metadata": {"labels": {"service": "wbe"}}}}}'
kubectl set selector service web service=wbe
