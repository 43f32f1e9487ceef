printf 'import sys\nprint("from stdin", sys.argv, __name__)\n' | $VM - a b
