"""M07, namespaces."""
