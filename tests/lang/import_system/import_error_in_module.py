import sys
for _ in range(2):
    try:
        import _mod_error
    except ValueError as e:
        print(e, "_mod_error" in sys.modules)
