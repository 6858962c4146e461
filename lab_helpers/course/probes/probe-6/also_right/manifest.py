import subprocess

MANIFEST = """
apiVersion: v1
kind: Pod
metadata:
  name: always
spec:
  containers:
    - name: main
      image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
      command: [sh, -c, "echo once more; sleep 1"]
---
apiVersion: v1
kind: Pod
metadata:
  name: onfailure
spec:
  restartPolicy: OnFailure
  containers:
    - name: main
      image: nginx:1.26.3
      command: [nginx, -t]
---
apiVersion: v1
kind: Pod
metadata:
  name: never
spec:
  restartPolicy: Never
  containers:
    - name: main
      image: busybox:1.37.0
      command: [sh, -c]
      args: ["echo something is wrong >&2; exit 1"]
"""
subprocess.run(["kubectl", "apply", "-f", "-"], input=MANIFEST, text=True, check=True)
phases = {"always": "Running", "onfailure": "Succeeded", "never": "Failed"}
restarted = {"always": "yes", "onfailure": "no", "never": "no"}
