# caught by: kept
import subprocess

subprocess.run("kubectl rollout undo deployment stuck", shell=True)
wanted = 4
ready = 3
updated = 2
part = {"wanted": "spec", "ready": "status", "updated": "status"}
after = 3
why = "B"
