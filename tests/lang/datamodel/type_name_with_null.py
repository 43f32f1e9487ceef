try:
    type("A\0B", (), {})
except ValueError as e:
    print(e)
print(type("not an identifier", (), {}).__name__)
