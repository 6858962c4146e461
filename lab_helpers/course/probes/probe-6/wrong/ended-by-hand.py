# caught by: by-themselves
# The program would have gone on; somebody ended it, with the right code.
import subprocess

IMAGE = "busybox:1.37.0"


def run(name, policy, code):
    words = ["kubectl", "run", name, f"--image={IMAGE}", f"--restart={policy}", "--command", "--"]
    subprocess.run([*words, "sh", "-c", f"exit {code}"], check=True)


run("always", "Always", 0)
run("onfailure", "OnFailure", 0)
wait = "while [ ! -e /tmp/end ]; do sleep 0.2; done; exit 1"
words = ["kubectl", "run", "never", f"--image={IMAGE}", "--restart=Never", "--command", "--"]
subprocess.run([*words, "sh", "-c", wait], check=True)
subprocess.run(["kubectl", "wait", "--for=condition=Ready", "pod/never", "--timeout=60s"], check=True)
subprocess.run(["kubectl", "exec", "never", "--", "touch", "/tmp/end"], check=True)

phases = {"always": "Running", "onfailure": "Succeeded", "never": "Failed"}
restarted = {"always": True, "onfailure": False, "never": False}
