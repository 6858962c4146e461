# caught by: receipt
import subprocess

subprocess.run("kubectl get pod scratch -o yaml | kubectl replace --force -f -", shell=True, check=True)
receipt = "hello"
