"""M02, manifests and the API."""
