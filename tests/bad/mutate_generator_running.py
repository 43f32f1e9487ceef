def g():
    for i in range(3):
        try:
            yield i
        finally:
            log.append(i)
log = []
it = g()
class E:
    def __eq__(self, o): it.close(); return False
next(it)
print([1, 2].count(E()), log, list(it))
def self_close():
    try:
        me.close()
    except ValueError as e:
        yield str(e)
    yield "end"
me = self_close()
print(list(me))
def throws():
    while True:
        try:
            yield
        except ValueError:
            try:
                t.throw(KeyError)
            except ValueError as e:
                print(e)
                return
t = throws(); next(t)
try:
    t.throw(ValueError)
except StopIteration:
    print("stopped")
