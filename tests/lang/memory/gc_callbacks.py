import gc
gc.collect()
events = []
def note(phase, info):
    events.append((phase, sorted(info), info["generation"], info["collected"] > 0 if phase == "stop" else None))
gc.callbacks.append(note)
l = [1]
l.append(l)
del l
gc.collect()
gc.callbacks.remove(note)
gc.collect()
for e in events:
    print(e)
print(gc.callbacks)
