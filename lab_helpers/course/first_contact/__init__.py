"""M00, first contact: the cluster, kubectl, the map of components, a first application."""
