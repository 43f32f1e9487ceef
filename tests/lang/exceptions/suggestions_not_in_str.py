# The suggestion is printed with the traceback and is not in the message.
class A:
    value = 1
try:
    A().valeu
except AttributeError as e:
    print(e)
try:
    pritn
except NameError as e:
    print(e)
