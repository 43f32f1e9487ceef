class A:
    def __del__(self):
        global saved
        print("del")
        saved = self
a = A()
a.v = 5
del a
print(saved.v)
saved = None
print("not finalised twice")
