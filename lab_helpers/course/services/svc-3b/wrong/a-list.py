# caught by: here
ready_addresses = ["10.244.1.5", "10.244.2.7"]
