same_image, new_tag, new_env = "no", "yes", "Yes"
more_replicas, deployment_label, restart = "False", "no", "true"
