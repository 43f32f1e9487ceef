printf 'import sys\nprint("from stdin", sys.argv, __name__)\nx = 5\nif x:\n    print(x)\n' | $VM
