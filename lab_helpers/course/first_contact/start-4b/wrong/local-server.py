# caught by: local
# A web server of this machine answers, and no pod knows of it.
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import check_call, check_output

check_call(["kubectl", "rollout", "status", "deployment", "hello-node", "--timeout=60s"])
pod = check_output(["kubectl", "get", "pods", "-l", "app=hello-node", "-o", "name"], text=True).split("/")[1].strip()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = server.server_port
