# Start a port-forward in a terminal and leave it running, or start it here in the background:
#
#   from subprocess import Popen
#   forward = Popen(["kubectl", "port-forward", ...])

port = ...  # the port of your machine
