import sys
print("one")
sys.stderr.write("err one\n")
print("two", file=sys.stderr)
sys.stdout.write("three\n")
sys.stderr.flush()
