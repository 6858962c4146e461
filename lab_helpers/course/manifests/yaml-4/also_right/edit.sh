KUBE_EDITOR="sed -i -e s/red/green/ -e '/size:/a\\  shape: round'" kubectl edit configmap cfg
