control_plane = "kubernetes.io/hostname, node-role.kubernetes.io/control-plane"
