/* What a program was started with: the fields of sys.flags in their order, and behind them what has no field there. */
#ifndef FH_OBJECTS_FLAGS_H
#define FH_OBJECTS_FLAGS_H

#define FH_SYS_FLAGS(F)                                                                                      \
    F(debug)                                                                                                 \
    F(inspect)                                                                                               \
    F(interactive)                                                                                           \
    F(optimize)                                                                                              \
    F(dont_write_bytecode)                                                                                   \
    F(no_user_site)                                                                                          \
    F(no_site)                                                                                               \
    F(ignore_environment)                                                                                    \
    F(verbose)                                                                                               \
    F(bytes_warning)                                                                                         \
    F(quiet)                                                                                                 \
    F(hash_randomization)                                                                                    \
    F(isolated)                                                                                              \
    F(dev_mode)                                                                                              \
    F(utf8_mode)                                                                                             \
    F(warn_default_encoding)                                                                                 \
    F(safe_path)                                                                                             \
    F(int_max_str_digits)

#define FH_OTHER_FLAGS(F) F(unbuffered)

#define FH_FLAG(name) FH_FLAG_##name,
enum {
    FH_SYS_FLAGS(FH_FLAG) FH_FLAG_sys_end,
    FH_FLAG_before_others = FH_FLAG_sys_end - 1,
    FH_OTHER_FLAGS(FH_FLAG) FH_FLAG_end
};
#undef FH_FLAG

/* Of a program that was asked for nothing: no bytecode is ever written, text is always UTF-8. */
#define FH_FLAGS_USUAL                                                                                       \
    {                                                                                                        \
        [FH_FLAG_dont_write_bytecode] = 1, [FH_FLAG_hash_randomization] = 1, [FH_FLAG_utf8_mode] = 1,        \
        [FH_FLAG_int_max_str_digits] = -1                                                                    \
    }

/* For vm->compile: asserts and docstrings are as its other flags say, whatever sys.flags.optimize. */
enum { FH_COMPILE_AS_WRITTEN = 512 };

#endif
