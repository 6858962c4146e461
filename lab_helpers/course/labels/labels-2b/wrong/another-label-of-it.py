# caught by: elsewhere
control_plane = "node.kubernetes.io/exclude-from-external-load-balancers"
