# caught by: always-ends
# A program that goes on running shows nothing of its policy.
import subprocess

IMAGE = "busybox:1.37.0"


def run(name, policy, _):
    words = ["kubectl", "run", name, f"--image={IMAGE}", f"--restart={policy}", "--command", "--"]
    subprocess.run([*words, "sh", "-c", "sleep infinity"], check=True)


run("always", "Always", 0)
run("onfailure", "OnFailure", 0)
run("never", "Never", 1)

phases = {"always": "Running", "onfailure": "Succeeded", "never": "Failed"}
restarted = {"always": True, "onfailure": False, "never": False}
