# Put your manifest between the two lines EOF, and take the # away from all three lines:
# kubectl apply -f - <<'EOF'
# apiVersion: v1
# EOF
