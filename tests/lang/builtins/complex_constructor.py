print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("-j"), complex(" ( 1-2.5e1j ) ".replace(" ", "")), complex("3"), complex("infj"), complex(1.5, -0.0), complex(1j, 1j), complex(real=1, imag=2), complex(True), complex("1e2j"))
for a in (("1 + 2j",), ("",), ("j1",), ("1+2",), (None,), ("1", 2), (1, "2"), ("1+2j3",)):
    try:
        print(complex(*a))
    except Exception as e:
        print(type(e).__name__, e)
