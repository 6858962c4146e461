"""WHAT IS: the API server's objects, live, and the few ways to ask the cluster a question."""
