# The help of groups with and without options and descriptions, and of parsers with and without texts.
import optparse
p=optparse.OptionParser(prog="P", epilog="e")
for desc, opts in ((None,0),("x",0),(None,1),("x",1)):
    g=optparse.OptionGroup(p,"T",desc)
    if opts: g.add_option("--o%s"%desc)
    p.add_option_group(g)
    f=optparse.IndentedHelpFormatter(); p.formatter=f; f.set_parser(p); f.store_option_strings(p)
    print(repr(g.format_help(f)))
    print(repr(p.format_help()))
for kw in ({"epilog":None},{"epilog":""},{"epilog":"e e"},{"description":"d"}):
    print(repr(optparse.OptionParser(prog="P",**kw).format_help()))
print(repr(optparse.OptionParser(prog="P",add_help_option=False).format_help()))
print(repr(optparse.OptionParser(prog="P",usage=optparse.SUPPRESS_USAGE,description="q").format_help()))
