# The Service looks for app=wbe; the pods carry app=web.
kubectl set selector service web app=web
