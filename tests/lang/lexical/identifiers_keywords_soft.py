match = 1
case = 2
_ = 3
print(match, case, _)
def match(case): return case
print(match(4))
class case: match = 5
print(case.match)
match = [match]
print(match[0](6))
print(match [0] (7))
type = "type is an ordinary name"
print(type)
