def deco(f):
    print("target" in globals())
    return f
@deco
def target(): pass
print("target" in globals())
