import sys
def f(): 
    import recursion_import_self as m
    return m.f()
if __name__ == "__main__":
    try:
        f()
    except RecursionError:
        print("RecursionError")
