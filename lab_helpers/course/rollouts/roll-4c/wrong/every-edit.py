# caught by: more_replicas
same_image = new_tag = new_env = more_replicas = deployment_label = restart = True
