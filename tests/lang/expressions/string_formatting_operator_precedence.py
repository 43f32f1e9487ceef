print("%d" % 3 * 2, "%s" % (1, ) + "x", "%s-%s" % ("a", "b") * 2)
try:
    "%s" % 1, 2
    "%s %s" % 1
except TypeError as e:
    print(e)
