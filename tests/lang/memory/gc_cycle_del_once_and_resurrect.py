import gc
class A:
    def __del__(self):
        print("del")
        keep.append(self)
keep = []
a = A()
a.me = a
del a
gc.collect()
print(len(keep), keep[0].me is keep[0])
keep.clear()
gc.collect()
print("end", len(keep))
