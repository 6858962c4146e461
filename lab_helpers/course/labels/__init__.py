"""M04, labels and selectors."""
