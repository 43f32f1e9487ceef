# A tab counts to the next multiple of eight columns; inner blocks may use any consistent width.
if True:
	print("tab")
	if True:
		print("two tabs")
if True:
 print("one space")
 if True:
          print("ten spaces")
def f():
        if True:
            return 1
print(f())
