# caught by: missed
import subprocess

command = ["kubectl", "api-resources", "--namespaced", "--no-headers"]
missed = [line.split()[-1] for line in subprocess.check_output(command, text=True).splitlines()]
