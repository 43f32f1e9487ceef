import sys
print("stdout text")
sys.exit("goes to stderr")
