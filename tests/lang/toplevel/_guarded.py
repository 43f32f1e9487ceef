loaded = "definitions ran"
if __name__ == "__main__":
    print("must not be printed")
