x = 5
print(f"value {x} and {x.missing} end")
