/* Names the runtime itself looks up: interned once a VM. FH_NAME(vm, __init__). Append what you need, one a line. */
/* clang-format off */
#define FH_NAMES(N) \
    N(__new__) N(__init__) N(__del__) N(__repr__) N(__str__) N(__bytes__) N(__format__) N(__hash__) N(__bool__)      \
    N(__lt__) N(__le__) N(__eq__) N(__ne__) N(__gt__) N(__ge__) N(__getattribute__) N(__getattr__) N(__setattr__)    \
    N(__delattr__) N(__dir__) N(__get__) N(__set__) N(__delete__) N(__set_name__) N(__slots__) N(__init_subclass__)  \
    N(__prepare__) N(__instancecheck__) N(__subclasscheck__) N(__mro_entries__) N(__class_getitem__) N(__call__)     \
    N(__len__) N(__length_hint__) N(__getitem__) N(__setitem__) N(__delitem__) N(__missing__) N(__iter__)            \
    N(__next__) N(__reversed__) N(__contains__) N(__add__) N(__sub__) N(__mul__) N(__matmul__) N(__truediv__)        \
    N(__floordiv__) N(__mod__) N(__divmod__) N(__pow__) N(__lshift__) N(__rshift__) N(__and__) N(__xor__) N(__or__)  \
    N(__radd__) N(__rsub__) N(__rmul__) N(__rmatmul__) N(__rtruediv__) N(__rfloordiv__) N(__rmod__) N(__rdivmod__)   \
    N(__rpow__) N(__rlshift__) N(__rrshift__) N(__rand__) N(__rxor__) N(__ror__) N(__iadd__) N(__isub__)             \
    N(__imul__) N(__imatmul__) N(__itruediv__) N(__ifloordiv__) N(__imod__) N(__ipow__) N(__ilshift__)               \
    N(__irshift__) N(__iand__) N(__ixor__) N(__ior__) N(__neg__) N(__pos__) N(__abs__) N(__invert__) N(__complex__)  \
    N(__int__) N(__float__) N(__index__) N(__round__) N(__trunc__) N(__floor__) N(__ceil__) N(__enter__)             \
    N(__exit__) N(__await__) N(__aiter__) N(__anext__) N(__aenter__) N(__aexit__) N(__match_args__) N(__class__)     \
    N(__dict__) N(__weakref__) N(__doc__) N(__name__) N(__qualname__) N(__module__) N(__annotations__)               \
    N(__classcell__) N(__bases__) N(__mro__) N(__base__) N(__subclasses__) N(__wrapped__) N(__isabstractmethod__)    \
    N(__abstractmethods__) N(__defaults__) N(__kwdefaults__) N(__code__) N(__globals__) N(__closure__)               \
    N(__builtins__) N(__self__) N(__func__) N(__objclass__) N(__text_signature__) N(__file__) N(__path__)            \
    N(__package__) N(__spec__) N(__loader__) N(__cached__) N(__all__) N(__main__) N(__import__) N(__build_class__)   \
    N(__debug__) N(__origin__) N(__args__) N(__parameters__) N(__cause__) N(__context__) N(__suppress_context__)     \
    N(__traceback__) N(__notes__) N(args) N(__reduce__) N(__reduce_ex__) N(__getstate__) N(__setstate__)             \
    N(__sizeof__) N(__copy__) N(__deepcopy__) N(__orig_bases__) N(__thisclass__) N(__self_class__) N(mro)            \
    N(builtins) N(sys) N(stdin) N(stdout) N(stderr) N(write) N(flush) N(read) N(readline) N(close) N(send) N(throw)  \
    N(modules) N(path) N(argv) N(keys) N(items) N(values) N(get) N(append) N(add) N(update) N(copy) N(sort) N(key)   \
    N(reverse) N(sep) N(end) N(file) N(encoding) N(errors) N(name) N(obj) N(value) N(code) N(msg) N(filename)        \
    N(lineno) N(offset) N(text) N(end_lineno) N(end_offset) N(print_file_and_line) N(metaclass) N(excepthook)        \
    N(unraisablehook) N(displayhook) N(_) N(join) N(format) N(start) N(stop) N(step) N(fget) N(fset) N(fdel) N(doc)  \
    N(level) N(globals) N(locals) N(fromlist) N(find) N(index) N(count) N(exceptions) N(message) N(errno)            \
    N(strerror) N(__static_attributes__) N(__firstlineno__) N(__type_params__) N(__unpack__) N(dir) N(tracebacklimit)       \
    N(isatty) N(buffer) N(__subclasshook__) N(_abc_impl) N(default_factory)
/* clang-format on */
