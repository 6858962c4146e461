"""M08, probes and restart policy."""
