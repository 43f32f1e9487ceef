/* Signatures and docstrings of the methods and attributes of builtin types: D(types, name, signature, text).
 *
 * types: the names of the types that have it, a blank between them; signature "": CPython's has none; an empty name: the
 * signature of the type itself. What stands in the tables of methods wins. M(type, names): the attributes that are member
 * descriptors as in CPython, where ours are all made from FhGetSetDef. */
/* clang-format off */
#define BYTES "bytes bytearray"
#define TEXT "str bytes bytearray"
#define SETS "set frozenset"
#define ITERATORS "list_iterator list_reverseiterator tuple_iterator str_iterator str_ascii_iterator bytes_iterator " \
    "bytearray_iterator range_iterator longrange_iterator dict_keyiterator dict_valueiterator dict_itemiterator " \
    "dict_reversekeyiterator dict_reversevalueiterator dict_reverseitemiterator set_iterator callable_iterator iterator " \
    "enumerate zip map filter reversed"
#define FH_DOCS(D) \
    D("list", "", "(iterable=(), /)", "") D("tuple", "", "(iterable=(), /)", "") D("float", "", "(x=0, /)", "") \
    D("complex", "", "(real=0, imag=0)", "") D("enumerate", "", "(iterable, start=0)", "") D("reversed", "", "(sequence, /)", "") \
    D("memoryview", "", "(object)", "") D("property", "", "(fget=None, fset=None, fdel=None, doc=None)", "") \
    D("module", "", "(name, doc=None)", "") D("object", "", "()", "") D("method", "", "(function, instance, /)", "") \
    D("cell", "", "([contents])", "") D("function", "", "(code, globals, name=None, argdefs=None, closure=None)", "") \
    D("code", "", "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, " \
      "varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)", "") \
    /* text and bytes */ \
    D("str", "capitalize", "($self, /)", "The text with its first character in title case and the rest in lower case.") \
    D("str", "casefold", "($self, /)", "The text in a form for comparison without case.") \
    D("str", "title", "($self, /)", "The text with each word beginning in title case.") \
    D("str", "lower", "($self, /)", "The text in lower case.") D("str", "upper", "($self, /)", "The text in upper case.") \
    D("str", "swapcase", "($self, /)", "The text with upper and lower case exchanged.") \
    D("str", "isalnum", "($self, /)", "Whether there are characters and all are letters or numbers.") \
    D("str", "isalpha", "($self, /)", "Whether there are characters and all are letters.") \
    D("str", "isascii", "($self, /)", "Whether every character is below U+0080.") \
    D("str", "isdecimal", "($self, /)", "Whether there are characters and all are decimal digits.") \
    D("str", "isdigit", "($self, /)", "Whether there are characters and all are digits.") \
    D("str", "isnumeric", "($self, /)", "Whether there are characters and all are numeric.") \
    D("str", "isidentifier", "($self, /)", "Whether the text could be a name; keywords count too.") \
    D("str", "islower", "($self, /)", "Whether all characters that have case are lower case, and there is one.") \
    D("str", "isupper", "($self, /)", "Whether all characters that have case are upper case, and there is one.") \
    D("str", "istitle", "($self, /)", "Whether each word begins in upper case and goes on in lower case.") \
    D("str", "isspace", "($self, /)", "Whether there are characters and all are white space.") \
    D("str", "isprintable", "($self, /)", "Whether repr() would show every character as it is.") \
    D("str", "center", "($self, width, fillchar=' ', /)", "The text in the middle of width characters.") \
    D("str", "ljust", "($self, width, fillchar=' ', /)", "The text at the left of width characters.") \
    D("str", "rjust", "($self, width, fillchar=' ', /)", "The text at the right of width characters.") \
    D("str", "zfill", "($self, width, /)", "The text with zeros in front, behind a sign, to make it width long.") \
    D("str", "encode", "($self, /, encoding='utf-8', errors='strict')", "The text as bytes in that encoding.") \
    D("str", "expandtabs", "($self, /, tabsize=8)", "The text with spaces in place of tabs.") \
    D("str", "join", "($self, iterable, /)", "The strings of the iterable, one after another, with this one between them.") \
    D("str", "split", "($self, /, sep=None, maxsplit=-1)", "A list of the parts between separators, from the left.") \
    D("str", "rsplit", "($self, /, sep=None, maxsplit=-1)", "A list of the parts between separators, from the right.") \
    D("str", "splitlines", "($self, /, keepends=False)", "A list of the lines.") \
    D("str", "partition", "($self, sep, /)", "The text before the first separator, the separator, and what follows.") \
    D("str", "rpartition", "($self, sep, /)", "The text before the last separator, the separator, and what follows.") \
    D("str", "strip", "($self, chars=None, /)", "The text without white space, or those characters, at its ends.") \
    D("str", "lstrip", "($self, chars=None, /)", "The text without white space, or those characters, at its beginning.") \
    D("str", "rstrip", "($self, chars=None, /)", "The text without white space, or those characters, at its end.") \
    D("str", "removeprefix", "($self, prefix, /)", "The text without that beginning.") \
    D("str", "removesuffix", "($self, suffix, /)", "The text without that end.") \
    D("str", "replace", "($self, old, new, count=-1, /)", "The text with old replaced by new, at most count times.") \
    D("str", "translate", "($self, table, /)", "The text with each character replaced by what the table has for its number.") \
    D("str", "format", "", "S.format(*args, **kwargs): the text with its replacement fields filled in.") \
    D("str", "format_map", "", "S.format_map(mapping): the text with its replacement fields filled in from the mapping.") \
    D(TEXT, "count", "", "count(sub[, start[, end]]): how often sub occurs without overlapping.") \
    D(TEXT, "find", "", "find(sub[, start[, end]]): the lowest index of sub, or -1.") \
    D(TEXT, "rfind", "", "rfind(sub[, start[, end]]): the highest index of sub, or -1.") \
    D(TEXT, "index", "", "index(sub[, start[, end]]): the lowest index of sub; ValueError where there is none.") \
    D(TEXT, "rindex", "", "rindex(sub[, start[, end]]): the highest index of sub; ValueError where there is none.") \
    D(TEXT, "startswith", "", "startswith(prefix[, start[, end]]): whether it begins so, or with one of a tuple.") \
    D(TEXT, "endswith", "", "endswith(suffix[, start[, end]]): whether it ends so, or with one of a tuple.") \
    D(BYTES, "capitalize", "", "A copy with the first byte in upper case and the rest in lower case (ASCII).") \
    D(BYTES, "isalnum", "", "Whether there are bytes and all are ASCII letters or digits.") \
    D(BYTES, "isalpha", "", "Whether there are bytes and all are ASCII letters.") \
    D(BYTES, "isascii", "", "Whether every byte is below 128.") \
    D(BYTES, "isdigit", "", "Whether there are bytes and all are ASCII digits.") \
    D(BYTES, "islower", "", "Whether there are ASCII letters and all are lower case.") \
    D(BYTES, "isupper", "", "Whether there are ASCII letters and all are upper case.") \
    D(BYTES, "isspace", "", "Whether there are bytes and all are ASCII white space.") \
    D(BYTES, "istitle", "", "Whether each word begins in upper case and goes on in lower case (ASCII).") \
    D(BYTES, "lower", "", "A copy in lower case (ASCII).") D(BYTES, "upper", "", "A copy in upper case (ASCII).") \
    D(BYTES, "swapcase", "", "A copy with upper and lower case exchanged (ASCII).") \
    D(BYTES, "title", "", "A copy with each word beginning in upper case (ASCII).") \
    D(BYTES, "center", "($self, width, fillchar=b' ', /)", "A copy in the middle of width bytes.") \
    D(BYTES, "ljust", "($self, width, fillchar=b' ', /)", "A copy at the left of width bytes.") \
    D(BYTES, "rjust", "($self, width, fillchar=b' ', /)", "A copy at the right of width bytes.") \
    D(BYTES, "zfill", "($self, width, /)", "A copy with zeros in front, behind a sign, to make it width long.") \
    D(BYTES, "decode", "($self, /, encoding='utf-8', errors='strict')", "The text that the bytes mean in that encoding.") \
    D(BYTES, "expandtabs", "($self, /, tabsize=8)", "A copy with spaces in place of tabs.") \
    D(BYTES, "fromhex", "($type, string, /)", "The bytes that pairs of hexadecimal digits say.") \
    D(BYTES " memoryview", "hex", "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", "The bytes as hexadecimal digits.") \
    D(BYTES, "join", "($self, iterable_of_bytes, /)", "The parts of the iterable, one after another, with this between them.") \
    D(BYTES, "split", "($self, /, sep=None, maxsplit=-1)", "A list of the parts between separators, from the left.") \
    D(BYTES, "rsplit", "($self, /, sep=None, maxsplit=-1)", "A list of the parts between separators, from the right.") \
    D(BYTES, "splitlines", "($self, /, keepends=False)", "A list of the lines.") \
    D(BYTES, "partition", "($self, sep, /)", "What is before the first separator, the separator, and what follows.") \
    D(BYTES, "rpartition", "($self, sep, /)", "What is before the last separator, the separator, and what follows.") \
    D(BYTES, "strip", "($self, bytes=None, /)", "A copy without white space, or those bytes, at its ends.") \
    D(BYTES, "lstrip", "($self, bytes=None, /)", "A copy without white space, or those bytes, at its beginning.") \
    D(BYTES, "rstrip", "($self, bytes=None, /)", "A copy without white space, or those bytes, at its end.") \
    D(BYTES, "removeprefix", "($self, prefix, /)", "A copy without that beginning.") \
    D(BYTES, "removesuffix", "($self, suffix, /)", "A copy without that end.") \
    D(BYTES, "replace", "($self, old, new, count=-1, /)", "A copy with old replaced by new, at most count times.") \
    D(BYTES, "translate", "($self, table, /, delete=b'')", "A copy without the bytes to delete, the others as the table of 256 says.") \
    D("bytes", "__bytes__", "($self, /)", "The object as bytes, exactly.") \
    D("bytearray", "__alloc__", "", "The number of bytes that it has room for.") \
    D("bytearray", "__reduce_ex__", "($self, proto=0, /)", "State for pickling.") \
    D("bytearray", "append", "($self, item, /)", "Adds one byte at the end.") \
    D("bytearray", "clear", "($self, /)", "Removes every byte.") D("bytearray", "copy", "($self, /)", "A copy.") \
    D("bytearray", "extend", "($self, iterable_of_ints, /)", "Adds the bytes of the iterable at the end.") \
    D("bytearray", "insert", "($self, index, item, /)", "Puts one byte before that index.") \
    D("bytearray", "pop", "($self, index=-1, /)", "Removes one byte and returns it.") \
    D("bytearray", "remove", "($self, value, /)", "Removes the first byte of that value.") \
    D("bytearray", "reverse", "($self, /)", "Turns the order of the bytes round.") \
    D("memoryview", "cast", "($self, /, format, shape=<unrepresentable>)", "A view of the same memory in another format or shape.") \
    D("memoryview", "release", "($self, /)", "Lets the memory go; the view cannot be used any more.") \
    D("memoryview", "tobytes", "($self, /, order='C')", "The memory as bytes, in C or Fortran order.") \
    D("memoryview", "tolist", "($self, /)", "The elements as a list, of lists where there are more dimensions.") \
    D("memoryview", "toreadonly", "($self, /)", "A view of the same memory that cannot be written.") \
    D("memoryview", "c_contiguous", "", "Whether the elements lie side by side in C order.") \
    D("memoryview", "f_contiguous", "", "Whether the elements lie side by side in Fortran order.") \
    D("memoryview", "contiguous", "", "Whether the elements lie side by side.") \
    D("memoryview", "format", "", "How an element is stored, as in the module struct.") \
    D("memoryview", "itemsize", "", "The size of an element in bytes.") D("memoryview", "nbytes", "", "The size of all elements.") \
    D("memoryview", "ndim", "", "The number of dimensions.") D("memoryview", "obj", "", "The object whose memory it is.") \
    D("memoryview", "readonly", "", "Whether the memory cannot be written.") \
    D("memoryview", "shape", "", "The number of elements in each dimension.") \
    D("memoryview", "strides", "", "The bytes from one element to the next, in each dimension.") \
    D("memoryview", "suboffsets", "", "Always empty.") \
    /* numbers */ \
    D("int", "as_integer_ratio", "($self, /)", "The pair of the number and 1.") \
    D("int", "bit_count", "($self, /)", "How many ones the absolute value has in binary.") \
    D("int", "bit_length", "($self, /)", "How many bits the absolute value takes.") \
    D("int", "from_bytes", "($type, /, bytes, byteorder='big', *, signed=False)", "The number that the bytes say.") \
    D("int", "to_bytes", "($self, /, length=1, byteorder='big', *, signed=False)", "The number as so many bytes.") \
    D("int", "__round__", "($self, ndigits=<unrepresentable>, /)", "The number rounded to a power of ten, half to even.") \
    D("int", "__format__", "($self, format_spec, /)", NULL) \
    D("int float complex tuple", "__getnewargs__", "($self, /)", NULL) \
    D("float", "__ceil__", "($self, /)", "The least integer that is not below.") \
    D("float", "__floor__", "($self, /)", "The greatest integer that is not above.") \
    D("float", "__trunc__", "($self, /)", "The integer towards zero.") \
    D("float", "__round__", "($self, ndigits=None, /)", "The number rounded to so many decimal places, or to an integer.") \
    D("float", "__getformat__", "($type, typestr, /)", "How the machine stores 'double' or 'float'.") \
    D("float", "as_integer_ratio", "($self, /)", "Two integers whose quotient is the number, in lowest terms.") \
    D("float complex", "conjugate", "($self, /)", "The complex conjugate.") \
    D("float", "fromhex", "($type, string, /)", "The number that a hexadecimal string says.") \
    D("float", "hex", "($self, /)", "The number as a hexadecimal string, exactly.") \
    D("float", "is_integer", "($self, /)", "Whether the number is an integer.") \
    D("complex", "__complex__", "($self, /)", "The number as a complex, exactly.") \
    /* containers */ \
    D("dict list tuple set frozenset enumerate mappingproxy async_generator", "__class_getitem__", "", "See PEP 585.") \
    D("dict list", "__reversed__", "($self, /)", "An iterator over it, backwards.") \
    D("dict_keys dict_values dict_items mappingproxy range", "__reversed__", "", "An iterator over it, backwards.") \
    D("dict set frozenset generator coroutine async_generator frame", "__sizeof__", "", "Its size in memory, in bytes.") \
    D("dict", "__contains__", "($self, key, /)", "Whether it has the key.") \
    D("dict list", "__getitem__", "", "x.__getitem__(y) is x[y].") \
    D(SETS, "__contains__", "", "x.__contains__(y) is y in x.") \
    D("dict", "clear", "", "Removes every item.") D("dict", "copy", "", "A shallow copy.") \
    D("dict", "fromkeys", "($type, iterable, value=None, /)", "A dict with those keys and that value for each.") \
    D("dict", "get", "($self, key, default=None, /)", "The value of the key, or the default.") \
    D("dict", "items", "", "A view of the pairs of key and value.") D("dict", "keys", "", "A view of the keys.") \
    D("dict", "values", "", "A view of the values.") \
    D("dict", "pop", "($self, key, default=<unrepresentable>, /)", "Removes the key and returns its value, or the default.") \
    D("dict", "popitem", "($self, /)", "Removes the newest item and returns it as a pair.") \
    D("dict", "setdefault", "($self, key, default=None, /)", "The value of the key, which gets the default where it is missing.") \
    D("dict", "update", "", "update([mapping or pairs], **kwargs): takes over their items.") \
    D("dict_keys dict_values dict_items", "mapping", "", "The dict that the view shows, read-only.") \
    D("dict_keys dict_items", "isdisjoint", "", "Whether the other has nothing in common with it.") \
    D("mappingproxy", "copy", "", "A shallow copy of the mapping.") D("mappingproxy", "get", "", "The value of the key, or the default.") \
    D("mappingproxy", "items", "", "A view of the pairs of key and value.") \
    D("mappingproxy", "keys", "", "A view of the keys.") D("mappingproxy", "values", "", "A view of the values.") \
    D("list", "append", "($self, object, /)", "Adds an object at the end.") D("list", "clear", "($self, /)", "Removes every item.") \
    D("list", "copy", "($self, /)", "A shallow copy.") D("list tuple", "count", "($self, value, /)", "How often it has that value.") \
    D("list", "extend", "($self, iterable, /)", "Adds the items of the iterable at the end.") \
    D("list tuple", "index", "($self, value, start=0, stop=sys.maxsize, /)", "The first index of the value; ValueError without it.") \
    D("list", "insert", "($self, index, object, /)", "Puts an object before that index.") \
    D("list", "pop", "($self, index=-1, /)", "Removes an item and returns it.") \
    D("list", "remove", "($self, value, /)", "Removes the first item that is equal; ValueError without one.") \
    D("list", "reverse", "($self, /)", "Turns the order round, in place.") \
    D("list", "sort", "($self, /, *, key=None, reverse=False)", "Sorts in place; equal items keep their order.") \
    D("range", "count", "", "How often it has that value.") D("range", "index", "", "The index of the value; ValueError without it.") \
    D("set", "add", "", "Adds an element.") D("set", "clear", "", "Removes every element.") \
    D(SETS, "copy", "", "A shallow copy.") D("set", "discard", "", "Removes an element if it is there.") \
    D("set", "remove", "", "Removes an element; KeyError where it is missing.") D("set", "pop", "", "Removes some element and returns it.") \
    D(SETS, "difference", "", "The elements that the others do not have.") \
    D("set", "difference_update", "", "Removes the elements that the others have.") \
    D(SETS, "intersection", "", "The elements that all have.") \
    D("set", "intersection_update", "", "Removes the elements that the others do not all have.") \
    D(SETS, "isdisjoint", "", "Whether the other has no element of it.") \
    D(SETS, "issubset", "", "Whether the other has every element of it.") \
    D(SETS, "issuperset", "", "Whether it has every element of the other.") \
    D(SETS, "symmetric_difference", "", "The elements that exactly one of the two has.") \
    D("set", "symmetric_difference_update", "", "Takes over what it lacks and removes what both have.") \
    D(SETS, "union", "", "The elements of all.") D("set", "update", "", "Adds the elements of the others.") \
    D(SETS " slice " ITERATORS, "__reduce__", "", "State for pickling.") \
    D("slice", "indices", "", "S.indices(len): start, stop and step for a sequence of that length.") \
    /* iterators, functions, frames */ \
    D(ITERATORS, "__length_hint__", "", "An estimate of how many items are left.") \
    D(ITERATORS, "__setstate__", "", "Sets the position from pickled state.") \
    D("coroutine_wrapper", "send", "", "Sends a value into the coroutine.") \
    D("coroutine_wrapper", "throw", "", "Raises an exception in the coroutine.") \
    D("coroutine_wrapper", "close", "", "Ends the coroutine with GeneratorExit.") \
    D("code", "replace", "($self, /, **changes)", "A copy with some attributes changed.") \
    D("code", "_varname_from_oparg", "($self, /, oparg)", "The name of a local, cell or free variable by its number.") \
    D("method", "__reduce__", "($self, /)", NULL) D("memoryview", "__enter__", "", NULL) \
    D("builtins", "anext", "($module, aiterator, default=<unrepresentable>, /)", "An awaitable of the next item of an asynchronous iterator.") \
    D("builtins", "breakpoint", "", "Calls sys.breakpointhook() with the arguments.")

#define FH_MEMBERS(M) \
    M("type", "__base__ __basicsize__ __dictoffset__ __flags__ __itemsize__ __mro__ __weakrefoffset__") \
    M("builtin_function_or_method", "__module__") M("classmethod", "__func__ __wrapped__") M("staticmethod", "__func__ __wrapped__") \
    M("classmethod_descriptor", "__name__ __objclass__") M("getset_descriptor", "__name__ __objclass__") \
    M("member_descriptor", "__name__ __objclass__") M("method_descriptor", "__name__ __objclass__") \
    M("wrapper_descriptor", "__name__ __objclass__") M("method-wrapper", "__self__") M("method", "__func__ __self__") \
    M("code", "co_argcount co_consts co_filename co_firstlineno co_flags co_kwonlyargcount co_name co_names co_nlocals " \
      "co_posonlyargcount co_qualname co_stacksize co_exceptiontable co_linetable") \
    M("complex", "real imag") M("coroutine", "cr_code cr_origin") M("generator", "gi_code") \
    M("async_generator", "ag_code ag_running") M("function", "__builtins__ __closure__ __doc__ __globals__ __module__") \
    M("module", "__dict__") M("property", "__doc__ fget fset fdel") M("range", "start stop step") M("slice", "start stop step") \
    M("super", "__self__ __self_class__ __thisclass__") M("traceback", "tb_frame tb_lasti") \
    M("frame", "f_trace_lines f_trace_opcodes") \
    M("types.GenericAlias", "__args__ __origin__ __unpacked__") M("types.UnionType", "__args__") \
    M("types.SimpleNamespace", "__dict__") M("AttributeError", "name obj") M("BaseException", "__suppress_context__") \
    M("BaseExceptionGroup", "message exceptions") M("ImportError", "msg name path") M("NameError", "name") \
    M("OSError", "errno strerror filename filename2") M("StopIteration", "value") M("SystemExit", "code") \
    M("SyntaxError", "msg filename lineno offset text end_lineno end_offset print_file_and_line") \
    M("UnicodeDecodeError", "encoding object start end reason") M("UnicodeEncodeError", "encoding object start end reason") \
    M("UnicodeTranslateError", "encoding object start end reason") M("datetime.timedelta", "days seconds microseconds") \
    M("_csv.reader", "dialect line_num") M("_csv.writer", "dialect")
/* clang-format on */
