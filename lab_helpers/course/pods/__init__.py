"""Lab 03: pods, from the first `kubectl run` to a monolith in two."""
