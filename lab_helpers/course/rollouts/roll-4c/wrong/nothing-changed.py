# caught by: restart
same_image, new_tag, new_env, more_replicas, deployment_label, restart = False, True, True, False, False, False
