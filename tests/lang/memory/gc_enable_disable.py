import gc
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
print(isinstance(gc.get_count(), tuple), isinstance(gc.get_threshold(), tuple), gc.garbage)
