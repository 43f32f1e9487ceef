/* Every builtin type, once: T(id, python name, base id). Expanded to the FH_T_ ids, the table of definitions and the
 * base shapes. A base must stand before its subclasses. E(name, base) are exceptions, which share one layout.
 * (bool before others: subclass of int.) */
/* clang-format off */
#define FH_TYPES(T) \
    T(object, "object", object) \
    T(type, "type", object) \
    T(int, "int", object) \
    T(bool, "bool", int) \
    T(float, "float", object) \
    T(complex, "complex", object) \
    T(str, "str", object) \
    T(bytes, "bytes", object) \
    T(bytearray, "bytearray", object) \
    T(memoryview, "memoryview", object) \
    T(list, "list", object) \
    T(tuple, "tuple", object) \
    T(dict, "dict", object) \
    T(dict_keys, "dict_keys", object) \
    T(dict_values, "dict_values", object) \
    T(dict_items, "dict_items", object) \
    T(dict_keyiterator, "dict_keyiterator", object) \
    T(dict_valueiterator, "dict_valueiterator", object) \
    T(dict_itemiterator, "dict_itemiterator", object) \
    T(dict_reversekeyiterator, "dict_reversekeyiterator", object) \
    T(dict_reversevalueiterator, "dict_reversevalueiterator", object) \
    T(dict_reverseitemiterator, "dict_reverseitemiterator", object) \
    T(mappingproxy, "mappingproxy", object) \
    T(set, "set", object) \
    T(frozenset, "frozenset", object) \
    T(set_iterator, "set_iterator", object) \
    T(range, "range", object) \
    T(range_iterator, "range_iterator", object) \
    T(longrange_iterator, "longrange_iterator", object) \
    T(slice, "slice", object) \
    T(NoneType, "NoneType", object) \
    T(ellipsis, "ellipsis", object) \
    T(NotImplementedType, "NotImplementedType", object) \
    T(function, "function", object) \
    T(builtin, "builtin_function_or_method", object) \
    T(method, "method", object) \
    T(method_descriptor, "method_descriptor", object) \
    T(classmethod_descriptor, "classmethod_descriptor", object) \
    T(wrapper_descriptor, "wrapper_descriptor", object) \
    T(method_wrapper, "method-wrapper", object) \
    T(getset_descriptor, "getset_descriptor", object) \
    T(member_descriptor, "member_descriptor", object) \
    T(property, "property", object) \
    T(classmethod, "classmethod", object) \
    T(staticmethod, "staticmethod", object) \
    T(super, "super", object) \
    T(module, "module", object) \
    T(code, "code", object) \
    T(frame, "frame", object) \
    T(traceback, "traceback", object) \
    T(cell, "cell", object) \
    T(generator, "generator", object) \
    T(coroutine, "coroutine", object) \
    T(coroutine_wrapper, "coroutine_wrapper", object) \
    T(async_generator, "async_generator", object) \
    T(async_generator_asend, "async_generator_asend", object) \
    T(async_generator_athrow, "async_generator_athrow", object) \
    T(async_generator_wrapped_value, "async_generator_wrapped_value", object) \
    T(list_iterator, "list_iterator", object) \
    T(list_reverseiterator, "list_reverseiterator", object) \
    T(tuple_iterator, "tuple_iterator", object) \
    T(str_iterator, "str_iterator", object) \
    T(str_ascii_iterator, "str_ascii_iterator", object) \
    T(bytes_iterator, "bytes_iterator", object) \
    T(bytearray_iterator, "bytearray_iterator", object) \
    T(memory_iterator, "memory_iterator", object) \
    T(enumerate, "enumerate", object) \
    T(zip, "zip", object) \
    T(map, "map", object) \
    T(filter, "filter", object) \
    T(reversed, "reversed", object) \
    T(callable_iterator, "callable_iterator", object) \
    T(iterator, "iterator", object) \
    T(weakref, "weakref.ReferenceType", object) \
    T(weakproxy, "weakref.ProxyType", object) \
    T(weakcallableproxy, "weakref.CallableProxyType", object) \
    T(Context, "_contextvars.Context", object) \
    T(ContextVar, "_contextvars.ContextVar", object) \
    T(Token, "_contextvars.Token", object) \
    T(TokenMissing, "Token.MISSING", object) \
    T(GenericAlias, "types.GenericAlias", object) \
    T(UnionType, "types.UnionType", object) \
    T(SimpleNamespace, "types.SimpleNamespace", object) \
    T(struct_sequence, "struct_sequence", tuple) \
    /* from here to struct_iterator: made when a module that needs them is imported (fhtype_init_library) */ \
    T(abc_data, "_abc._abc_data", object) \
    T(itemgetter, "operator.itemgetter", object) \
    T(attrgetter, "operator.attrgetter", object) \
    T(methodcaller, "operator.methodcaller", object) \
    T(partial, "functools.partial", object) \
    T(lru_cache_wrapper, "functools._lru_cache_wrapper", object) \
    T(cmp_key, "functools.KeyWrapper", object) \
    T(deque, "collections.deque", object) \
    T(deque_iterator, "_collections._deque_iterator", object) \
    T(deque_reverse_iterator, "_collections._deque_reverse_iterator", object) \
    T(defaultdict, "collections.defaultdict", dict) \
    T(OrderedDict, "collections.OrderedDict", dict) \
    T(odict_keys, "odict_keys", dict_keys) \
    T(odict_values, "odict_values", dict_values) \
    T(odict_items, "odict_items", dict_items) \
    T(odict_iterator, "odict_iterator", object) \
    T(tuplegetter, "collections._tuplegetter", object) \
    T(it_accumulate, "itertools.accumulate", object) \
    T(it_chain, "itertools.chain", object) \
    T(it_combinations, "itertools.combinations", object) \
    T(it_combinations_wr, "itertools.combinations_with_replacement", object) \
    T(it_compress, "itertools.compress", object) \
    T(it_count, "itertools.count", object) \
    T(it_cycle, "itertools.cycle", object) \
    T(it_dropwhile, "itertools.dropwhile", object) \
    T(it_filterfalse, "itertools.filterfalse", object) \
    T(it_groupby, "itertools.groupby", object) \
    T(it_grouper, "itertools._grouper", object) \
    T(it_islice, "itertools.islice", object) \
    T(it_pairwise, "itertools.pairwise", object) \
    T(it_permutations, "itertools.permutations", object) \
    T(it_product, "itertools.product", object) \
    T(it_repeat, "itertools.repeat", object) \
    T(it_starmap, "itertools.starmap", object) \
    T(it_takewhile, "itertools.takewhile", object) \
    T(it_tee, "itertools._tee", object) \
    T(it_tee_data, "itertools._tee_dataobject", object) \
    T(it_zip_longest, "itertools.zip_longest", object) \
    T(timedelta, "datetime.timedelta", object) \
    T(date, "datetime.date", object) \
    T(datetime, "datetime.datetime", date) \
    T(time, "datetime.time", object) \
    T(tzinfo, "datetime.tzinfo", object) \
    T(timezone, "datetime.timezone", tzinfo) \
    T(csv_reader, "_csv.reader", object) \
    T(csv_writer, "_csv.writer", object) \
    T(array, "array.array", object) \
    T(array_iterator, "array.arrayiterator", object) \
    T(struct_, "_struct.Struct", object) \
    T(struct_iterator, "_struct.unpack_iterator", object) \
    T(TextIOWrapper, "_io.TextIOWrapper", object) \
    T(BinaryIO, "_io.BufferedRandom", object) \
    T(StringIO, "_io.StringIO", object) \
    T(BytesIO, "_io.BytesIO", object) \
    T(Buffer, "Buffer", object) \
    T(memory_strategy, "memory_strategy", object) \
    T(Arena, "Arena", object) \
    T(memory_decorator, "memory_decorator", object) \
    T(BoundedList, "BoundedList", object) \
    T(BoundedDeque, "BoundedDeque", object) \
    T(BoundedDict, "BoundedDict", object) \
    T(BoundedStr, "BoundedStr", object) \
    T(bounded_iterator, "bounded_iterator", object) \
    T(bounded_dict_view, "bounded_dict_view", object) \
    T(bounded_dict_iterator, "bounded_dict_iterator", object) \
    T(Provider, "Provider", object) \
    T(SmallProvider, "SmallProvider", Provider) \
    T(MediumProvider, "MediumProvider", Provider) \
    T(LargeProvider, "LargeProvider", Provider) \
    T(ownership, "ownership", object) \
    T(LinearMemory, "LinearMemory", object) \
    T(AsyncLinearMemory, "AsyncLinearMemory", LinearMemory) \
    T(LinearMemoryView, "LinearMemoryView", object) \
    T(memory_budget, "memory_budget", object) \
    T(no_alloc_function, "no_alloc_function", object) \
    T(dead, "dead", object) /* what free() and the end of an arena leave: dead.h */ \
    T(dead_function, "dead", object) \
    T(dead_buffer, "dead", object)

#define FH_EXCEPTIONS(E) \
    E(BaseException, object) \
    E(Exception, BaseException) \
    E(SystemExit, BaseException) \
    E(KeyboardInterrupt, BaseException) \
    E(GeneratorExit, BaseException) \
    E(OutOfFuelError, BaseException) /* these two end a run; scripts cannot catch them: meter.c */ \
    E(HostInterrupt, BaseException) \
    E(BaseExceptionGroup, BaseException) \
    E(ExceptionGroup, BaseExceptionGroup) /* and Exception: types.c adds the second base */ \
    E(StopIteration, Exception) \
    E(StopAsyncIteration, Exception) \
    E(ArithmeticError, Exception) \
    E(FloatingPointError, ArithmeticError) \
    E(OverflowError, ArithmeticError) \
    E(ZeroDivisionError, ArithmeticError) \
    E(AssertionError, Exception) \
    E(AttributeError, Exception) \
    E(BufferError, Exception) \
    E(EOFError, Exception) \
    E(ImportError, Exception) \
    E(ModuleNotFoundError, ImportError) \
    E(LookupError, Exception) \
    E(IndexError, LookupError) \
    E(KeyError, LookupError) \
    E(MemoryError, Exception) \
    E(NameError, Exception) \
    E(UnboundLocalError, NameError) \
    E(OSError, Exception) \
    E(BlockingIOError, OSError) \
    E(ChildProcessError, OSError) \
    E(ConnectionError, OSError) \
    E(BrokenPipeError, ConnectionError) \
    E(ConnectionAbortedError, ConnectionError) \
    E(ConnectionRefusedError, ConnectionError) \
    E(ConnectionResetError, ConnectionError) \
    E(FileExistsError, OSError) \
    E(FileNotFoundError, OSError) \
    E(InterruptedError, OSError) \
    E(IsADirectoryError, OSError) \
    E(NotADirectoryError, OSError) \
    E(PermissionError, OSError) \
    E(ProcessLookupError, OSError) \
    E(TimeoutError, OSError) \
    E(ReferenceError, Exception) \
    E(RuntimeError, Exception) \
    E(NotImplementedError, RuntimeError) \
    E(MemoryFault, RuntimeError) /* from here to CapacityError: Freehold's own */ \
    E(UseAfterFreeError, MemoryFault) \
    E(DoubleFreeError, MemoryFault) \
    E(InvalidFreeError, MemoryFault) \
    E(BorrowError, InvalidFreeError) \
    E(ArenaEscapeError, MemoryFault) \
    E(BudgetExceededError, MemoryError) \
    E(MemoryLockedError, MemoryError) \
    E(CapacityError, MemoryError) \
    E(RecursionError, RuntimeError) \
    E(SyntaxError, Exception) \
    E(IndentationError, SyntaxError) \
    E(TabError, IndentationError) \
    E(SystemError, Exception) \
    E(TypeError, Exception) \
    E(ValueError, Exception) \
    E(UnicodeError, ValueError) \
    E(UnicodeDecodeError, UnicodeError) \
    E(UnicodeEncodeError, UnicodeError) \
    E(UnicodeTranslateError, UnicodeError) \
    E(Warning, Exception) \
    E(BytesWarning, Warning) \
    E(DeprecationWarning, Warning) \
    E(EncodingWarning, Warning) \
    E(FutureWarning, Warning) \
    E(ImportWarning, Warning) \
    E(PendingDeprecationWarning, Warning) \
    E(ResourceWarning, Warning) \
    E(RuntimeWarning, Warning) \
    E(SyntaxWarning, Warning) \
    E(UnicodeWarning, Warning) \
    E(UserWarning, Warning)
/* clang-format on */
