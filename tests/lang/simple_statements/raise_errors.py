def t(src):
    try:
        exec(src)
    except BaseException as e:
        print(src, "->", type(e).__name__, e)
t("raise 5")
t("raise 'string'")
t("raise int")
t("raise None")
t("raise")
t("raise ValueError from 5")
t("raise ValueError from int")
t("raise type('E', (), {})")
class Odd(Exception):
    def __new__(cls): return 5
t("raise Odd")
