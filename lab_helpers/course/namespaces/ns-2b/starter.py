path = ...  # "/api/..."
server = ...  # "https://..."
