# caught by: newest
newest, previous, oldest = 4, 3, 2
