# caught by: now


def locate(name):
    return next(iter([]))
