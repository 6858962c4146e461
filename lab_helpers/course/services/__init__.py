"""M06, Services."""
