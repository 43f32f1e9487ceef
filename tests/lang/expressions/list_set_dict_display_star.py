print([*range(3), *"ab"], {*[1], *[1, 2]}, {**{"a": 1}, "b": 2, **{"a": 3}})
print([*[], *()], {**{}}, [*{1: 2}])
for src in ("[*5]", "{*5}", "{**5}", "{**[1]}", "{**{1: 2}, 3: 4}"):
    try:
        print(eval(src))
    except TypeError as e:
        print(src, e)
