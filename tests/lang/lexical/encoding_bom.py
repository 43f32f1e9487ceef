print("byte order mark is skipped")
