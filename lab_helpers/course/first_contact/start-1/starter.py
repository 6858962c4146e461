# Look around first, here or in a terminal. Then put what you saw in place of the dots.

nodes = ...  # a list of names: ["...", "..."]
server_version = ...  # text
server_url = ...  # text
pod_capacity = ...  # a number
