# caught by: new_env
same_image, new_tag, new_env, more_replicas, deployment_label, restart = False, True, False, False, False, False
