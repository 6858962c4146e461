# caught by: here
control_plane = "kubectl get nodes -l node-role.kubernetes.io/control-plane"
