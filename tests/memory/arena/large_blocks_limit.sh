# Blocks that ended arenas have left count towards the limit only until somebody else needs them.
cat >script.py <<'END'
@arena_memory
def fill(n): return len([None] * n)


for n in range(30): fill(1_000_000)
print(len(bytes(55_000_000)))
for n in range(30): fill(2_000_000 + n * 100_000)
print(len(bytes(55_000_000)))
try:
    fill(20_000_000)
except MemoryError as e:
    print("MemoryError")
print(fill(5_000_000))
END
$VM --memory-limit 64M script.py
