ready = ...  # a number
total = ...  # a number
phase = ...  # a word
