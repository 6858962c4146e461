# caught by: updated
wanted = 4
ready = 3
updated = 3
part = {"wanted": "spec", "ready": "status", "updated": "status"}
after = 3
why = "B"
