/* Every native module, once: M(x, "dotted name") for `const FhModuleDef fhmodule_x`. */
/* clang-format off */
#define FH_NATIVE_MODULES(M) \
    M(_classes, "_classes") \
    M(_import, "_import") \
    M(_fiber, "_fiber") \
    M(_process, "_process") \
    M(_zlib, "_zlib") \
    M(_signal, "_signal") \
    M(_contextvars, "_contextvars") \
    M(errno, "errno") \
    M(_abc, "_abc") \
    M(_collections, "_collections") \
    M(_functools, "_functools") \
    M(_operator, "_operator") \
    M(itertools, "itertools") \
    M(_heapq, "_heapq") \
    M(_bisect, "_bisect") \
    M(array, "array") \
    M(_struct, "_struct") \
    M(_hashlib, "_hashlib") \
    M(_io, "_io") \
    M(binascii, "binascii") \
    M(_json, "_json") \
    M(_csv_quick, "_csv_quick") \
    M(_ast_literal, "_ast_literal") \
    M(_decimal_quick, "_decimal_quick") \
    M(_datetime_quick, "_datetime_quick") \
    M(_pickle_plain, "_pickle_plain") \
    M(posix, "posix") \
    M(_traceback, "_traceback") \
    M(_warnings, "_warnings") \
    M(_types, "_types") \
    M(_weakref, "_weakref") \
    M(_random, "_random") \
    M(_re, "_re") \
    M(cmath, "cmath") \
    M(gc, "gc") \
    M(math, "math") \
    M(time, "time") \
    M(unicodedata, "unicodedata")
/* clang-format on */
