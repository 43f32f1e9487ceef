x = {}
del x["k"], x
