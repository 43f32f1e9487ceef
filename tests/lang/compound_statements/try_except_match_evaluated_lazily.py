def sel(n, c):
    print("select", n)
    return c
try:
    raise KeyError
except sel(1, ValueError): print("no")
except sel(2, KeyError): print("yes")
except sel(3, Exception): print("no")
