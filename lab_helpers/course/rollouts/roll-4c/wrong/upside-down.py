# caught by: new_tag
same_image, new_tag, new_env, more_replicas, deployment_label, restart = True, False, False, True, True, False
