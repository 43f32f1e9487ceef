été = "é€"
print("日本", été, été + 1, "end")
