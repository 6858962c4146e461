same_image = False  # the template is the same text
new_tag = True
new_env = True  # not only images: any change of the template
more_replicas = False  # beside the template
deployment_label = False  # the Deployment's own metadata
restart = True  # it writes the time into an annotation of the template
