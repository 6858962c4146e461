# caught by: by-hand
import subprocess

COMMANDS = """
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  type: LoadBalancer
  externalIPs: ["192.0.2.7"]
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
