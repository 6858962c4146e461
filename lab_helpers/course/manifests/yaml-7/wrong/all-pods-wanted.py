# caught by: wanted
wanted = 5
ready = 3
updated = 2
part = {"wanted": "spec", "ready": "status", "updated": "status"}
after = 3
why = "B"
