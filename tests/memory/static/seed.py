# The unit test of the idea: ten pushes succeed, the eleventh fails, the length stays ten.
items = BoundedList(10)
for i in range(10):
    items.push(i)
try:
    items.push("too many")
except CapacityError as e:
    print(type(e).__mro__[1].__name__, e.value, e)
print(len(items), items.capacity, items.high_water, items.full, items.available)
print(items.try_push(11), len(items))
print(items.pop(), items.try_push("ten"), items)
for size in (0, -1, 2**31, 2**70, "10", 2.5, None):
    try:
        BoundedList(size)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
