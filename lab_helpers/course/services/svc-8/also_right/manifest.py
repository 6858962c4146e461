import subprocess

COMMANDS = """
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  type: LoadBalancer
  selector:
    app: shop
  ports:
    - name: http
      port: 80
      targetPort: http
EOF
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "(c)"
