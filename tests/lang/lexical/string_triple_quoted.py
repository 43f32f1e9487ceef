s = """one
  two "quoted" ""two quotes""
three\
 joined
tab\tend"""
print(s)
print('''it's ''' """and 'more'""")
print(repr("""
"""))
print(r"""raw \n
line""")
print("""\"""")
