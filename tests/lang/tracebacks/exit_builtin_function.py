print("x")
exit(6)
