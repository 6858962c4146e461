# caught by: part
wanted = 4
ready = 3
updated = 2
part = {"wanted": "spec", "ready": "spec", "updated": "spec"}
after = 3
why = "B"
