/* Names the runtime itself looks up: interned strings that all VMs share (vm.h). FH_NAME(vm, __init__). Append what you need, one a line. */
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
    N(unraisablehook) N(displayhook) N(join) N(format) N(start) N(stop) N(step) N(fget) N(fset) N(fdel) N(doc)  \
    N(level) N(globals) N(locals) N(fromlist) N(call) N(return) N(opcode) N(c_call) N(c_return) N(c_exception) \
    N(exception) N(line) N(find) N(index) N(count) N(exceptions) N(message) N(errno)            \
    N(strerror) N(__static_attributes__) N(__firstlineno__) N(__type_params__) N(__unpack__) N(dir) N(tracebacklimit)       \
    N(isatty) N(buffer) N(__subclasshook__) N(_abc_impl) N(default_factory) N(warn) N(warn_explicit) N(warnings)            \
    N(warnoptions) N(_warn_unawaited)

/* Names that every VM comes to have: they cost it less here. Nothing asks for them by their number. */
#define FH_MORE_NAMES(N) \
    N(ArenaEscapeError) N(ArithmeticError) N(AssertionError) N(AttributeError) N(BaseException) \
    N(BaseExceptionGroup) N(BlockingIOError) N(BorrowError) N(BrokenPipeError) N(BudgetExceededError) \
    N(BufferError) N(BytesWarning) N(CapacityError) N(ChildProcessError) N(ConnectionAbortedError) \
    N(ConnectionError) N(ConnectionRefusedError) N(ConnectionResetError) N(DeprecationWarning) \
    N(DoubleFreeError) N(EOFError) N(Ellipsis) N(EncodingWarning) N(EnvironmentError) N(Exception) \
    N(ExceptionGroup) N(False) N(FileExistsError) N(FileNotFoundError) N(FloatingPointError) N(FutureWarning) \
    N(GeneratorExit) N(IOError) N(ImportError) N(ImportWarning) N(IndentationError) N(IndexError) \
    N(InterruptedError) N(InvalidFreeError) N(IsADirectoryError) N(KeyError) N(HostInterrupt) N(KeyboardInterrupt) N(LookupError) \
    N(MemoryError) N(MemoryFault) N(MemoryLockedError) N(ModuleNotFoundError) N(NameError) N(None) \
    N(NotADirectoryError) N(NotImplemented) N(NotImplementedError) N(OSError) N(OutOfFuelError) N(OverflowError) \
    N(PermissionError) N(ProcessLookupError) N(RecursionError) N(ReferenceError) N(ResourceWarning) \
    N(RuntimeError) N(RuntimeWarning) N(SimpleNamespace) N(StopAsyncIteration) N(StopIteration) N(SyntaxError) \
    N(SyntaxWarning) N(SystemError) N(SystemExit) N(TabError) N(TimeoutError) N(True) N(TypeError) \
    N(UnboundLocalError) N(UnicodeDecodeError) N(UnicodeEncodeError) N(UnicodeError) N(UnicodeTranslateError) \
    N(UnicodeWarning) N(UseAfterFreeError) N(UserWarning) N(ValueError) N(Warning) N(ZeroDivisionError) \
    N(__displayhook__) N(__excepthook__) N(__stderr__) N(__stdin__) N(__stdout__) N(__subclasshook__) \
    N(__unraisablehook__) N(_base_executable) N(_getframe) N(_xoptions) N(abs) N(aiter) N(all) N(anext) N(any) \
    N(api_version) N(ascii) N(base_prefix) N(bin) N(bool) N(breakpoint) N(builtin_module_names) N(bytearray) \
    N(byteorder) N(bytes) N(cache_tag) N(callable) N(chr) N(classmethod) N(compile) N(complex) N(copyright) \
    N(credits) N(delattr) N(dict) N(divmod) N(dont_write_bytecode) N(enumerate) N(eval) N(exc_info) \
    N(exec) N(exec_prefix) N(executable) N(exit) N(filter) N(flags) N(float) N(float_info) N(float_repr_style) \
    N(frozenset) N(get_asyncgen_hooks) N(get_int_max_str_digits) N(getattr) N(getdefaultencoding) \
    N(getfilesystemencoding) N(getprofile) N(getrecursionlimit) N(getrefcount) N(getsizeof) N(gettrace) \
    N(hasattr) N(hash) N(hash_info) N(help) N(hex) N(hexversion) N(id) N(implementation) N(input) N(int) \
    N(int_info) N(intern) N(is_finalizing) N(isinstance) N(issubclass) N(iter) N(len) N(license) N(list) N(map) \
    N(max) N(maxsize) N(maxunicode) N(memoryview) N(meta_path) N(min) N(next) N(object) N(oct) N(open) N(ord) \
    N(orig_argv) N(path_hooks) N(path_importer_cache) N(platform) N(platlibdir) N(pow) N(prefix) N(print) \
    N(property) N(pycache_prefix) N(quit) N(range) N(repr) N(reversed) N(round) N(set) N(set_asyncgen_hooks) \
    N(set_int_max_str_digits) N(setattr) N(setprofile) N(setrecursionlimit) N(settrace) N(slice) N(sorted) \
    N(staticmethod) N(stdlib_module_names) N(str) N(sum) N(super) N(tuple) N(type) N(vars) N(version) \
    N(version_info) N(zip) N(__getnewargs__) N(capitalize) N(casefold) N(center) N(clear) \
    N(encode) N(endswith) N(expandtabs) N(extend) N(format_map) N(fromkeys) N(insert) N(isalnum) N(isalpha) \
    N(isascii) N(isdecimal) N(isdigit) N(isidentifier) N(islower) N(isnumeric) N(isprintable) N(isspace) \
    N(istitle) N(isupper) N(ljust) N(lower) N(lstrip) N(maketrans) N(partition) N(pop) N(popitem) N(remove) \
    N(removeprefix) N(removesuffix) N(replace) N(rfind) N(rindex) N(rjust) N(rpartition) N(rsplit) N(rstrip) \
    N(setdefault) N(split) N(splitlines) N(startswith) N(strip) N(swapcase) N(title) N(translate) N(upper) \
    N(zfill) N(self) N(cls) N(data) N(result) N(size) N(lines) N(word) N(words) N(node) N(left) N(right) \
    N(x1) N(y1) N(total) N(other) N(kwargs) N(func)
/* clang-format on */
