v = None
x = 5 if v else v.attr
