# caught by: nodes
import subprocess

COMMANDS = """
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: web-np
spec:
  type: NodePort
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 80
      nodePort: $port
EOF
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
