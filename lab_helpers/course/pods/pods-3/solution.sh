# A shell runs the commands in order; `exec` puts the last one, which never ends, in the shell's place.
kubectl run steps --image=busybox:1.37.0 --command -- sh -c 'echo one; echo two; echo three; exec sleep infinity'
