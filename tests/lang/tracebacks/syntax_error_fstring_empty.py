x = f"abc {} def"
