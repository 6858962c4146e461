# caught by: exists
import subprocess

COMMANDS = """
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl apply -f - <<EOF
apiVersion: v1
kind: Pod
metadata:
  name: web-np
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: main
      image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
      args: [netexec]
      ports:
        - containerPort: 8080
          hostPort: $port
EOF
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
