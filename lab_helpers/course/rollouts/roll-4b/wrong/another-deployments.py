# caught by: previous
import subprocess

# one of those that carry app=ledger, but of another Deployment
command = ["kubectl", "get", "replicasets", "-l", "app=ledger,archive=yes", "-o", "name"]
newest = oldest = previous = subprocess.check_output(command, text=True)
