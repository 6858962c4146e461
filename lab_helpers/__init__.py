"""Hands-on Kubernetes labs, on a real cluster, with a grader that can be trusted."""
