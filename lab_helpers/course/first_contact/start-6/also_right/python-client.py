# The same requests by the Python client; foreground: the Deployment goes when its pods are gone.
import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
namespace = config.list_kube_config_contexts(os.environ["KUBECONFIG"])[1]["context"]["namespace"]
client.CoreV1Api().delete_namespaced_service("hello-node", namespace)
client.AppsV1Api().delete_namespaced_deployment("hello-node", namespace, propagation_policy="Foreground")
