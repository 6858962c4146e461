# caught by: here
control_plane = "node-role.kubernetes.io/master"
