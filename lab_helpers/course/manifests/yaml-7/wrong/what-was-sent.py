# caught by: after
wanted = 4
ready = 3
updated = 2
part = {"wanted": "spec", "ready": "status", "updated": "status"}
after = 99
why = "B"
