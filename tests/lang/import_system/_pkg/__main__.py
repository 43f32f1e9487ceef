import sys
print("main of package", __name__, __package__, sys.argv[1:])
