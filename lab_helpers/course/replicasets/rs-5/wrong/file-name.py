# caught by: file
import subprocess

subprocess.run("kubectl scale replicaset farm --replicas=6", shell=True, check=True)
manifest = "farm.yaml"
