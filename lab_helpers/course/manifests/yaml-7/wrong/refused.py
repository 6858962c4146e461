# caught by: why
wanted = 4
ready = 3
updated = 2
part = {"wanted": "spec", "ready": "status", "updated": "status"}
after = 3
why = "A"
