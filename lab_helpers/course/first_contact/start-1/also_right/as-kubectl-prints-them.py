# Read off the screen and typed: kind in front of the names, the number as text, the version without its v.
import re
from subprocess import check_output

nodes = tuple(reversed(check_output(["kubectl", "get", "nodes", "-o", "name"], text=True).splitlines()))
server_version = check_output(["kubectl", "version"], text=True).split("Server Version: v")[1]
server_url = re.search(r"https://[^\s\x1b]+", check_output(["kubectl", "cluster-info"], text=True))[0] + "/"
pod_capacity = re.search(r"pods: +(\d+)", check_output(["kubectl", "describe", "nodes"], text=True))[1]
