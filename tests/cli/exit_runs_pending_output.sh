$VM -c 'import sys
print("no newline at end", end="")
sys.stdout.write("!")
sys.exit(3)'
echo " status $?"
