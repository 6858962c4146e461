# caught by: now
import subprocess


def locate(name):
    print(subprocess.check_output(["kubectl", "get", "pod", name, "-o", "wide"], text=True))
