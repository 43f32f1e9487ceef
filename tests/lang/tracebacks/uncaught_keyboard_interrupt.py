print("start", flush=True)
raise KeyboardInterrupt("by hand")
