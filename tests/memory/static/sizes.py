# What the collections take beside their elements.
for n in (1, 10, 100, 5000):
    print(sizeof(BoundedList(n)) - 8 * n, sizeof(BoundedDeque(n)) - 8 * n, sizeof(BoundedDict(n)) - 36 * n,
          sizeof(BoundedStr(n)) - n)
p = LargeProvider()
print(sizeof(BoundedList(100, provider=p)) - 800, sizeof(BoundedStr(100, provider=p)) - 100, sizeof(p) - p.size)
print(sizeof(SmallProvider()) - 8192 < 64, sizeof(Provider(100)) - 100 < 64)

# Making one takes its memory at once; filling it takes nothing.
with memory_budget("fill", 1 << 20) as budget:
    items, table, text = BoundedList(1000), BoundedDict(100), BoundedStr(1000)
    made = budget.used
    i = 0
    while i < 100:
        items.push(i)
        table[i] = i
        text.push("x")
        i += 1
    print(made > 12000, budget.used == made)
