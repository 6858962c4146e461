control_plane = "-l node-role.kubernetes.io/control-plane"
