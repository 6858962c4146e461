# caught by: spread
import subprocess

ASK = """for number in $(seq 60); do curl -s http://web/hostname; echo; done"""

# with a new connection for each request
subprocess.run("kubectl wait --for=condition=Ready pod/client --timeout=60s", shell=True, check=True)
seen = subprocess.run(["kubectl", "exec", "client", "--", "sh", "-c", ASK], capture_output=True, text=True, check=True)
names = len(set(seen.stdout.split()))
subprocess.run("""kubectl patch service web -p '{"spec": {"sessionAffinity": "ClientIP"}}'""", shell=True, check=False)
