import sys

table = allocate(4)
if len(sys.argv) > 0:
    table.fill(1)
print(table[0])
free(table)
