"""M09, Deployments and rollouts."""
