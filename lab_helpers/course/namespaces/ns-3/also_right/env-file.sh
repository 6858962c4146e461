NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl get configmap settings -n "$NS-platform" -o go-template='{{range $k, $v := .data}}{{$k}}={{$v}}{{"\n"}}{{end}}' >settings.env
kubectl create configmap settings --from-env-file=settings.env
kubectl run app --image=nginx:1.26.3 --overrides='{"spec": {"containers": [{
  "name": "app", "image": "nginx:1.26.3", "envFrom": [{"configMapRef": {"name": "settings"}}]}]}}'
