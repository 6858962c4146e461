# caught by: healthy
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: page
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: web
      image: nginx:1.26.3
      command: [sh, -c]
      args:
        - |
          echo 'return 200 "well";' > /tmp/answer
          echo 'server { listen 8080; location / { return 200; } location = /page { include /tmp/answer; } }' \
          > /etc/nginx/conf.d/default.conf
          exec nginx -g 'daemon off;'
      livenessProbe:
        httpGet:
          path: /page
          port: 80
        periodSeconds: 1
        failureThreshold: 3
EOF
kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/page --timeout=60s
