# caught by: first-template
# Image and colour are those of revision 1, and a label more: a template that never was.
kubectl patch deployment timeline -p '
metadata:
  annotations: {kubernetes.io/change-cause: back to blue}
spec:
  template:
    metadata:
      labels: {release: again}
    spec:
      containers:
        - {name: web, image: "nginx:1.22.1", env: [{name: COLOUR, value: blue}]}
'
