# caught by: ready
# That is status.replicas.
wanted = 4
ready = 5
updated = 2
part = {"wanted": "spec", "ready": "status", "updated": "status"}
after = 3
why = "B"
