# caught by: phases
import subprocess

IMAGE = "busybox:1.37.0"


def run(name, policy, code):
    words = ["kubectl", "run", name, f"--image={IMAGE}", f"--restart={policy}", "--command", "--"]
    subprocess.run([*words, "sh", "-c", f"exit {code}"], check=True)


run("always", "Always", 0)
run("onfailure", "OnFailure", 0)
run("never", "Never", 1)

phases = {"always": "Succeeded", "onfailure": "Succeeded", "never": "Failed"}
restarted = {"always": True, "onfailure": False, "never": False}
