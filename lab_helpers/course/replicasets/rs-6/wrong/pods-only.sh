# caught by: next
# Every pod is changed in place; the template still says 1.22.1.
for pod in $(kubectl get pods -o name); do kubectl set image "$pod" web=nginx:1.26.3; done
