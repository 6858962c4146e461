# caught by: same_image
same_image, new_tag, new_env, more_replicas, deployment_label, restart = True, True, True, False, False, True
