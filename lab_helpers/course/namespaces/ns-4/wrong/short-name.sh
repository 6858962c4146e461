# caught by: chosen
kubectl config set-context --current --namespace=dev
