# Find the pod of the API server, and read the command that it was started with.

api_pod = ...  # its name, text
advertise_address = ...  # text
secure_port = ...  # a number
