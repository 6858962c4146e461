# caught by: path
path = "/api/v1/configmaps/cluster-info"
server = "labs-control-plane"
