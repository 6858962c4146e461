"""M05, ReplicaSets and the old ReplicationController."""
