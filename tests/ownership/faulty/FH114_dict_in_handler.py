# runs: any
@manual_memory
def work(text):
    try:
        return int(text)
    except ValueError:
        {"text": text}  # expect: FH114 note
        return 0


print(work("x"))
