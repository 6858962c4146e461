kubectl apply -f - <<'END'
apiVersion: v1
kind: ConfigMap
metadata:
  name: cfg
data:
  colour: green
  shape: round
END
