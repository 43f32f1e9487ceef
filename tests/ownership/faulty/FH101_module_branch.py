# runs: UseAfterFreeError
import sys

table = allocate(4)  # may: FH104
if len(sys.argv) > 0:
    free(table)
print(table[0])  # expect: FH101 warning
