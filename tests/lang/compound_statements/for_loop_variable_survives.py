for i in range(3): pass
print(i)
for never in []: pass
print("never" in globals())
def f():
    for j in (): pass
    try:
        return j
    except UnboundLocalError as e:
        return str(e)
print(f())
