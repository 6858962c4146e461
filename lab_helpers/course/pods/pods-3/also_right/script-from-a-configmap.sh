cat >steps.sh <<'EOF'
#!/bin/sh
echo "here we go"
printf 'one\ntwo\nthree\n'
tail -f /dev/null
EOF
kubectl create configmap script --from-file=steps.sh
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: steps
spec:
  terminationGracePeriodSeconds: 1
  volumes:
    - name: script
      configMap:
        name: script
        defaultMode: 0555
  containers:
    - name: steps
      image: busybox:1.37.0
      command: [/script/steps.sh]
      volumeMounts:
        - name: script
          mountPath: /script
EOF
