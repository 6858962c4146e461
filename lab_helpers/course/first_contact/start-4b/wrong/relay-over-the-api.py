# caught by: tunnel
# A relay over the API server's proxy: the pod answers, but to a caller from the cluster's network.
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import check_call, check_output

check_call(["kubectl", "rollout", "status", "deployment", "hello-node", "--timeout=60s"])
pod = check_output(["kubectl", "get", "pods", "-l", "app=hello-node", "-o", "name"], text=True).split("/")[1].strip()
view = ["config", "view", "--minify", "--output=jsonpath={.contexts[0].context.namespace}"]
base = f"/api/v1/namespaces/{check_output(['kubectl', *view], text=True)}/pods/{pod}:8080/proxy"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(check_output(["kubectl", "get", "--raw", base + self.path]))

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = server.server_port
