# caught by: released
# A pod that looks as if it had been released, but was never one of the three.
kubectl run web-sick --image=nginx:1.26.3 --labels=app=quarantine
kubectl wait --for=condition=Ready pod/web-sick --timeout=60s
