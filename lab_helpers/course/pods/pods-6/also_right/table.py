# Read off the table, as text.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


sh("kubectl wait --for=jsonpath='{.status.phase}'=Running pod/half --timeout=60s")
ready, total = sh("kubectl get pod half --no-headers").split()[1].split("/")
phase = sh("kubectl get pod half -o custom-columns=:.status.phase --no-headers").splitlines()
