"""M10, etcd: where the cluster keeps everything."""
