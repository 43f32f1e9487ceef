"""doc of a"""
print("loading a", __name__)
value = 1
_private = 2
def get(): return value
