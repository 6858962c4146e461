# First foretell: replace each ... by a word, or by True or False.
phases = {"always": ..., "onfailure": ..., "never": ...}
restarted = {"always": ..., "onfailure": ..., "never": ...}

# Then make the three pods. A line with ! in front of it is a command.
