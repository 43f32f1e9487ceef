/* Every native module, once: M(name of the C object, dotted name). Each has `const FhModuleDef fhmodule_<name>`. */
/* clang-format off */
#define FH_NATIVE_MODULES(M) \
    M(gc, "gc") \
    M(_weakref, "_weakref") \
    M(math, "math") \
    M(cmath, "cmath") \
    M(time, "time") \
    M(itertools, "itertools") \
    M(_functools, "_functools") \
    M(_operator, "_operator") \
    M(_collections, "_collections") \
    M(_random, "_random") \
    M(_struct, "_struct") \
    M(_json, "_json") \
    M(_io, "_io") \
    M(_codecs, "_codecs") \
    M(_sre, "_sre") \
    M(errno, "errno") \
    M(posix, "posix") \
    M(array, "array") \
    M(binascii, "binascii") \
    M(unicodedata, "unicodedata") \
    M(_abc, "_abc")
/* clang-format on */
