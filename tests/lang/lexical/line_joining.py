# Explicit joining with a backslash, implicit joining inside brackets.
total = 1 + \
    2 + \
    3
print(total)
items = [
    1,  # a comment inside brackets
    2,

    3,
]
print(items)
if True and \
        not False:
    print("joined condition")
text = "a\
b"
print(text)
call = print(
    "x",
    "y",
    sep="-",
)
print(call)
