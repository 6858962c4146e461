# caught by: here
control_plane = "!node-role.kubernetes.io/control-plane"
