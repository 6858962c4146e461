# caught by: ready
# The pod fits on no node; its status is written by hand.
kubectl run web --image=nginx:1.26.3 --overrides='{"spec": {"nodeSelector": {"no": "where"}}}'
kubectl patch pod web --subresource=status --type=merge -p '{"status": {"phase": "Running", "conditions": [
  {"type": "PodScheduled", "status": "True"}, {"type": "Ready", "status": "True"}]}}'
