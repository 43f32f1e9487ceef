import sys
def f():
    try:
        sys.exit(4)
    except Exception:
        print("not caught by Exception")
    finally:
        print("cleanup")
f()
