# caught by: chosen
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl config rename-context "$(kubectl config current-context)" "$NS-dev"
kubectl config unset "contexts.$NS-dev.namespace"
