# caught by: local
# The number after the colon is the pod's port, not that of this machine.
port = "8080 (the port of the pod)"
