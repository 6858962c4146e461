# caught by: port
import subprocess

COMMANDS = """
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  type: LoadBalancer
  allocateLoadBalancerNodePorts: false
  selector:
    app: shop
  ports:
    - name: http
      port: 80
      targetPort: 8080
EOF
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "c"
