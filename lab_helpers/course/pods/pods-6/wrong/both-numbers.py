# caught by: ready
ready = "1/2"
total = 2
phase = "Running"
