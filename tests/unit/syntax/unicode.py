é = ñ = 名前 = 1
ﬁ = 1; x.ªº = 2
def ünïcode(µ): return 'é' + "日本" + µ
class Ⅳ: pass
