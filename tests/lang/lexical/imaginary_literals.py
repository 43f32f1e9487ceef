print(3.14j, 10.j, 10j, .001j, 1e100j, 3.14e-10J, 3_14j, 0j)
print(1 + 2j, -1j, 1 - 0j)
print(077j)
