/* Out-of-line parts of statements: raise, except*, with, match, import, print of an interactive expression. */
#include "objects/dead.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/ops.h"
#include "runtime/module_spec.h"

/* ---- raise ---- */

/* These operands are exceptions in all that the compiler makes; code from elsewhere may have anything there. */
static FH_COLD int no_exception(FhVM *vm) {
    return fhraise_int(vm, FH_T_SystemError, "an exception is expected here");
}

int fhop_exception_matches(FhVM *vm, FhValue exception, FhValue type) {
    if (FH_UNLIKELY(!fhexception_check(vm, exception))) return no_exception(vm);
    return fhexception_matches(vm, exception, type);
}

static FhValue cause_of(FhVM *vm, FhValue cause) {
    if (cause == FH_NONE) return FH_NONE;
    if (fhexception_check(vm, cause)) return fh_retain(cause);
    if (fhexception_class(vm, cause)) {
        FhValue made = fhcall0(vm, cause);
        if (made == FH_ERR || fhexception_check(vm, made)) return made;
        fh_release(vm, made);
    }
    if (fh_is_dead(cause)) return fhdead_raise(vm, cause);
    return fhraise(vm, FH_T_TypeError, "exception causes must derive from BaseException");
}

FhValue fhop_raise(FhVM *vm, FhValue exception, FhValue cause, uint32_t form) {
    if (form == 0) {
        if (vm->handled == FH_NOVALUE)
            return fhraise(vm, FH_T_RuntimeError, "No active exception to reraise");
        vm->pending = fh_retain(vm->handled);
        return FH_NONE;
    }
    if (fh_is_dead(exception)) return fhdead_raise(vm, exception);
    FhValue e = fhexception_normalize(vm, exception, FH_NOVALUE);
    if (e == FH_ERR) return FH_ERR;
    if (form == 2) {
        FhValue c = cause_of(vm, cause);
        if (c == FH_ERR) {
            fh_release(vm, e);
            return FH_ERR;
        }
        fhexception_set_cause(vm, e, c);
        fh_release(vm, c);
    }
    return fhraise_object(vm, e);
}

FhValue fhop_star_match(FhVM *vm, FhValue exception, FhValue type, FhValue *rest) {
    FhValue match;
    if (exception != FH_NONE && !fhexception_check(vm, exception)) return no_exception(vm), FH_ERR;
    if (fhexception_split_star(vm, exception, type, &match, rest) < 0) return FH_ERR;
    if (match != FH_NONE) vm->handled = match;
    return match;
}

FhValue fhop_star_reraise(FhVM *vm, FhValue original, FhValue parts) {
    bool right = fhexception_check(vm, original);
    for (int64_t i = 0; i < fhas_list(parts)->size; i++) {
        FhValue part = fhas_list(parts)->items[i];
        right = right && (part == FH_NONE || fhexception_check(vm, part));
    }
    if (!right) return no_exception(vm), FH_ERR;
    return fhexception_reraise_star(vm, original, parts);
}

/* ---- with ---- */

int fhop_before_with(FhVM *vm, FhValue *pair, bool is_async) {
    FhValue manager = pair[0];
    const char *kind = is_async ? "asynchronous context manager" : "context manager";
    FhValue enter =
        fhlookup_special(vm, manager, is_async ? FH_NAME(vm, __aenter__) : FH_NAME(vm, __enter__));
    if (enter == FH_NOVALUE)
        fhraise(vm, FH_T_TypeError, "'%T' object does not support the %s protocol", manager, kind);
    if (enter == FH_NOVALUE || enter == FH_ERR) return -1;
    FhValue exit = fhlookup_special(vm, manager, is_async ? FH_NAME(vm, __aexit__) : FH_NAME(vm, __exit__));
    if (exit == FH_NOVALUE)
        fhraise(vm, FH_T_TypeError, "'%T' object does not support the %s protocol (missed %s method)",
                manager, kind, is_async ? "__aexit__" : "__exit__");
    FhValue entered = exit == FH_NOVALUE || exit == FH_ERR ? FH_ERR : fhcall0(vm, enter);
    fh_release(vm, enter);
    if (entered == FH_ERR) {
        if (exit != FH_ERR) fh_release(vm, exit);
        return -1;
    }
    if (is_async) {
        FhValue it = fhop_get_awaitable(vm, entered, 1);
        fh_release(vm, entered);
        if (it == FH_ERR) {
            fh_release(vm, exit);
            return -1;
        }
        entered = it;
    }
    pair[0] = exit;
    pair[1] = entered;
    fh_release(vm, manager);
    return 0;
}

FhValue fhop_with_except(FhVM *vm, FhValue exit, FhValue exception) {
    if (!fhexception_check(vm, exception)) return no_exception(vm), FH_ERR;
    return fhcall3(vm, exit, fh_typeval(vm, exception), exception, fhas_exception(exception)->traceback);
}

/* ---- match ---- */

FhValue fhop_match_keys(FhVM *vm, FhValue subject, FhValue keys) {
    FhTuple *k = fhas_tuple(keys);
    for (int64_t i = 0; i < k->size; i++) {
        for (int64_t j = 0; j < i; j++) {
            int same = fhcompare_bool(vm, k->items[j], k->items[i], FH_EQ);
            if (same < 0) return FH_ERR;
            if (same)
                return fhraise(vm, FH_T_ValueError, "mapping pattern checks duplicate key (%R)", k->items[i]);
        }
    }
    FhValue get = FH_NOVALUE;
    if (!fhdict_exact(subject) && (get = fhattr_get(vm, subject, FH_NAME(vm, get))) == FH_ERR) return FH_ERR;
    FhValue values = fhtuple_new(vm, k->size);
    for (int64_t i = 0; values != FH_ERR && i < k->size; i++) {
        FhValue v;
        if (get == FH_NOVALUE) {
            v = fhdict_get(vm, subject, k->items[i]);
            if (v != FH_ERR) fh_retain(v);
        } else {
            v = fhcall2(vm, get, k->items[i], vm->empty_match); /* a value nobody else has, as default */
            if (v == vm->empty_match) {
                fh_release(vm, v);
                v = FH_NOVALUE;
            }
        }
        if (v == FH_ERR || v == FH_NOVALUE) {
            fh_release(vm, values);
            values = v == FH_ERR ? FH_ERR : FH_NONE;
            break;
        }
        fhas_tuple(values)->items[i] = v;
    }
    fh_release(vm, get);
    return values;
}

FhValue fhop_match_rest(FhVM *vm, FhValue subject, FhValue keys) {
    FhValue rest = fhdict_new(vm);
    if (rest == FH_ERR) return FH_ERR;
    if (fhdict_update(vm, rest, subject) < 0) goto fail;
    for (int64_t i = 0; i < fhas_tuple(keys)->size; i++)
        if (fhdict_del(vm, rest, fhas_tuple(keys)->items[i]) < 0) goto fail;
    return rest;
fail:
    fh_release(vm, rest);
    return FH_ERR;
}

/* The one positional sub-pattern of these types matches the subject itself. */
static bool matches_itself(FhType *t, FhVM *vm) {
    static const FhTypeId ids[] = {FH_T_bool,  FH_T_bytearray, FH_T_bytes, FH_T_dict,
                                   FH_T_float, FH_T_frozenset, FH_T_int,   FH_T_list,
                                   FH_T_set,   FH_T_str,       FH_T_tuple};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (fhtype_subtype(t, vm->types[ids[i]])) return true;
    return false;
}

/* Appends the attribute to the list; 0 the subject has none, 1, -1. `seen` finds names given twice. */
static int match_attribute(FhVM *vm, FhValue subject, FhValue cls, FhValue name, FhValue seen, FhValue list) {
    for (int64_t i = 0; i < fhas_list(seen)->size; i++)
        if (fhstr_equal(fhas_list(seen)->items[i], name))
            return fhraise_int(vm, FH_T_TypeError, "%N() got multiple sub-patterns for attribute %R", cls,
                               name);
    if (fhlist_append(vm, seen, name) < 0) return -1;
    FhValue v = fhattr_find(vm, subject, name);
    if (v == FH_ERR) return -1;
    if (v == FH_NOVALUE) return 0;
    return fhlist_push(vm, fhas_list(list), v) < 0 ? -1 : 1;
}

static int match_positional(FhVM *vm, FhValue subject, FhValue cls, uint32_t n, FhValue seen, FhValue list) {
    FhValue names = fhattr_find(vm, cls, FH_NAME(vm, __match_args__));
    if (names == FH_ERR) return -1;
    bool self = names == FH_NOVALUE && matches_itself(fhas_type(cls), vm);
    int64_t allowed = self ? 1 : names == FH_NOVALUE ? 0 : -1;
    int status = 1;
    if (names != FH_NOVALUE && !fhtuple_check(vm, names))
        status = fhraise_int(vm, FH_T_TypeError, "%N.__match_args__ must be a tuple (got %T)", cls, names);
    else if (names != FH_NOVALUE)
        allowed = fhas_tuple(names)->size;
    if (status > 0 && n > allowed)
        status = fhraise_int(vm, FH_T_TypeError, "%N() accepts %d positional sub-pattern%s (%d given)", cls,
                             (int)allowed, allowed == 1 ? "" : "s", (int)n);
    if (status > 0 && self) status = fhlist_append(vm, list, subject) < 0 ? -1 : 1;
    for (uint32_t i = 0; status > 0 && !self && i < n; i++) {
        FhValue name = fhas_tuple(names)->items[i];
        if (!fhstr_exact(name))
            status =
                fhraise_int(vm, FH_T_TypeError, "__match_args__ elements must be strings (got %T)", name);
        else
            status = match_attribute(vm, subject, cls, name, seen, list);
    }
    fh_release(vm, names);
    return status;
}

FhValue fhop_match_class(FhVM *vm, FhValue subject, FhValue cls, uint32_t npositional, FhValue kwnames) {
    if (!fhtype_check(vm, cls)) return fhraise(vm, FH_T_TypeError, "called match pattern must be a type");
    int status = fhisinstance(vm, subject, cls);
    if (status <= 0) return status < 0 ? FH_ERR : FH_NONE;
    FhValue seen = fhlist_new(vm, 0), list = fhlist_new(vm, npositional), result = FH_ERR;
    if (seen != FH_ERR && list != FH_ERR) {
        if (npositional) status = match_positional(vm, subject, cls, npositional, seen, list);
        for (int64_t i = 0; status > 0 && i < fhas_tuple(kwnames)->size; i++)
            status = match_attribute(vm, subject, cls, fhas_tuple(kwnames)->items[i], seen, list);
        if (status > 0)
            result = fhtuple_from(vm, fhas_list(list)->items, fhas_list(list)->size);
        else if (status == 0)
            result = FH_NONE;
    }
    if (seen != FH_ERR) fh_release(vm, seen);
    if (list != FH_ERR) fh_release(vm, list);
    return result;
}

/* ---- import ---- */

FhValue fhop_import_name(FhVM *vm, FhFrame *frame, FhValue name, FhValue level, FhValue fromlist) {
    FhValue import = fhdict_get_str(vm, fhframe_builtins(vm, frame), FH_NAME(vm, __import__));
    if (import == FH_ERR) return FH_ERR;
    if (import == FH_NOVALUE) return fhraise(vm, FH_T_ImportError, "__import__ not found");
    FhValue args[] = {name, fh_val(frame->globals), frame->locals == FH_NOVALUE ? FH_NONE : frame->locals,
                      fromlist, level};
    fh_retain(import);
    FhValue module = fhcall(vm, import, args, 5, FH_NOVALUE);
    fh_release(vm, import);
    return module;
}

/* A module that is being imported and lacks the name yet: sys.modules may have it as a submodule. */
static FhValue submodule(FhVM *vm, FhValue module, FhValue name, FhValue *package) {
    *package = fhattr_find(vm, module, FH_NAME(vm, __name__));
    if (*package == FH_ERR) return FH_ERR;
    if (*package == FH_NOVALUE || !fhstr_check(vm, *package)) return FH_NOVALUE;
    FhValue full = fhstr_format(vm, "%U.%U", *package, name);
    if (full == FH_ERR) return FH_ERR;
    FhValue v = fhdict_get(vm, vm->modules, full);
    fh_release(vm, full);
    return v == FH_ERR ? FH_ERR : fh_retain(v);
}

static FhValue import_failed(FhVM *vm, FhValue module, FhValue name, FhValue package) {
    FhValue file = fhattr_find(vm, module, FH_NAME(vm, __file__));
    if (file == FH_ERR) return FH_ERR;
    bool text = file != FH_NOVALUE && fhstr_check(vm, file);
    FhValue where = text ? fh_retain(file) : fhstr_c(vm, "unknown location");
    FhValue shown = package != FH_NOVALUE ? fh_retain(package) : fhstr_c(vm, "<unknown module name>");
    if (where != FH_ERR && shown != FH_ERR) {
        if (fhmodule_initializing(vm, module))
            fhraise_import(vm, FH_T_ImportError, package, text ? file : FH_NOVALUE,
                           "cannot import name %R from partially initialized module %R (most likely due to a "
                           "circular import) (%U)",
                           name, shown, where);
        else
            fhraise_import(vm, FH_T_ImportError, package, text ? file : FH_NOVALUE,
                           "cannot import name %R from %R (%U)", name, shown, where);
    }
    if (where != FH_ERR) fh_release(vm, where);
    if (shown != FH_ERR) fh_release(vm, shown);
    fh_release(vm, file);
    return FH_ERR;
}

FhValue fhop_import_from(FhVM *vm, FhValue module, FhValue name) {
    FhValue v = fhattr_find(vm, module, name);
    if (v != FH_NOVALUE) return v;
    FhValue package;
    v = submodule(vm, module, name, &package);
    if (v == FH_NOVALUE) v = import_failed(vm, module, name, package);
    if (package != FH_ERR) fh_release(vm, package);
    return v;
}

/* What is no str among the names that `import *` is to bind. */
static int no_str(FhVM *vm, FhValue module, bool of_dict, FhValue name) {
    FhValue own = fhattr_get(vm, module, FH_NAME(vm, __name__));
    if (own == FH_ERR) return -1;
    if (fhstr_check(vm, own))
        fhraise(vm, FH_T_TypeError,
                of_dict ? "Key in %U.__dict__ must be str, not %T" : "Item in %U.__all__ must be str, not %T",
                own, name);
    else
        fhraise(vm, FH_T_TypeError, "module __name__ must be a string, not %T", own);
    fh_release(vm, own);
    return -1;
}

int fhop_import_star(FhVM *vm, FhFrame *frame, FhValue module) {
    FhValue all = fhattr_find(vm, module, FH_NAME(vm, __all__)), dict = FH_NOVALUE, names = FH_ERR;
    bool filter = all == FH_NOVALUE;
    if (all == FH_ERR) return -1;
    if (filter) {
        dict = fhattr_find(vm, module, FH_NAME(vm, __dict__));
        if (dict == FH_NOVALUE)
            fhraise(vm, FH_T_ImportError, "from-import-* object has no __dict__ and no __all__");
        if (dict == FH_NOVALUE || dict == FH_ERR) return -1;
        names = fhlist_of(vm, dict);
    } else {
        names = fhlist_of(vm, all);
    }
    fh_release(vm, all);
    fh_release(vm, dict);
    if (names == FH_ERR) return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < fhas_list(names)->size; i++) {
        FhValue name = fhas_list(names)->items[i];
        if (!fhstr_check(vm, name)) {
            status = no_str(vm, module, filter, name);
            break;
        }
        if (filter && fhstr_text(name)[0] == '_') continue;
        fh_retain(name);
        FhValue v = fhattr_get(vm, module, name);
        if (v == FH_ERR)
            status = -1;
        else {
            status = fhdict_exact(frame->locals) ? fhdict_set(vm, frame->locals, name, v)
                                                 : fhsetitem(vm, frame->locals, name, v);
            fh_release(vm, v);
        }
        fh_release(vm, name);
    }
    fh_release(vm, names);
    return status;
}

/* ---- the rest ---- */

int fhop_setup_annotations(FhVM *vm, FhFrame *frame) {
    FhValue name = FH_NAME(vm, __annotations__);
    int there = fhcontains(vm, frame->locals, name);
    if (there != 0) return there < 0 ? -1 : 0;
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR) return -1;
    int status = fhsetitem(vm, frame->locals, name, dict);
    fh_release(vm, dict);
    return status;
}

int fhop_print_expr(FhVM *vm, FhValue v) {
    FhValue hook = fhattr_find(vm, vm->sys_module, FH_NAME(vm, displayhook));
    if (hook == FH_NOVALUE) return fhraise_int(vm, FH_T_RuntimeError, "lost sys.displayhook");
    if (hook == FH_ERR) return -1;
    FhValue r = fhcall1(vm, hook, v);
    fh_release(vm, hook);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}
