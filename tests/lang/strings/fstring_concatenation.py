x = 1
print("a" f"{x}" "b" f"{x}{x}" "{x}", f"{x}" "%s" % 5, (f"long {x} "
    f"string {x}"), f"" "", len(f""), f"{x}" == "1", f"{x}{{" "}}", type(f"{x}"), rf"\{x}" f"\\{x}", f"{x}" r"\n")
