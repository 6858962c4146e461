import os
import subprocess

from kubernetes import client, config

subprocess.run("kubectl wait --for=jsonpath='{.status.phase}'=Running pod/half --timeout=60s", shell=True, check=True)
config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
pod = client.CoreV1Api().read_namespaced_pod("half", current["context"]["namespace"])
ready = len([item for item in pod.status.container_statuses if item.ready])
total = len(pod.status.container_statuses)
phase = pod.status.phase
