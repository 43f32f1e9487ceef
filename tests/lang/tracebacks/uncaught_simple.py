print("before")
raise ValueError("message")
