# caught by: env
kubectl label pods --all env=prod tier=web version=v2 owner- --overwrite
