# caught by: now
import sys


def locate(name):
    sys.exit(1)
