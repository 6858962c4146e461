# caught by: spread
# One curl keeps its connection, and a connection has one pod.
import subprocess

ASK = """curl -s 'http://web/hostname?[1-60]' -w '\\n'"""

subprocess.run("kubectl wait --for=condition=Ready pod/client --timeout=60s", shell=True, check=True)
seen = subprocess.run(["kubectl", "exec", "client", "--", "sh", "-c", ASK], capture_output=True, text=True, check=True)
names = seen.stdout.split()
subprocess.run("""kubectl patch service web -p '{"spec": {"sessionAffinity": "ClientIP"}}'""", shell=True, check=False)
