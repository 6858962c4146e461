"""Where the labs run: a kind cluster of the kit's own, its identity, kubeconfigs, images and tools."""

from lab_helpers.clusters.cluster import Cluster, current
from lab_helpers.clusters.paths import cache_home, cluster_folder, state_home

__all__ = ["Cluster", "cache_home", "cluster_folder", "current", "state_home"]
