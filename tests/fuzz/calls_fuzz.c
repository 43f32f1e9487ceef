/* Sequences of API calls: each pair of bytes is a call and its operands, taken from sixteen handles of which some are null, closed
 * or of another VM, as hosts get them wrong. */
#include "fuzz.h"

enum { HANDLES = 16, SCOPES = 4 };

typedef struct Machine {
    fh_vm *vm;
    fh_value h[HANDLES];
    fh_scope scopes[SCOPES];
    unsigned depth;
    fh_func *func;
    fh_table *table;
    fh_global *global;
    fh_module *module;
    fh_instance *instance;
    fh_error *error;
    unsigned open;                       /* transactions */
    unsigned module_made, instance_made; /* in how many of them */
} Machine;

static fh_status twice(fh_call *call, void *env) {
    (void)env;
    int64_t v;
    fh_status s = fh_arg_i64(call, 0, &v);
    return s ? s : fh_return_i64(call, (int64_t)((uint64_t)v * 2));
}

static void silent(void *env, const char *text) { (void)env, (void)text; }

/* It frees what was made in the transaction, which must not be used again. */
static void roll_back(Machine *m) {
    if (!m->open) return;
    fh_txn_rollback(m->vm);
    if (m->instance_made >= m->open) m->instance = NULL, m->instance_made = 0;
    if (m->module_made >= m->open) m->module = NULL, m->module_made = 0;
    m->open--;
}

/* What it made belongs to the one around it. */
static void commit(Machine *m) {
    fh_txn_commit(m->vm);
    if (m->open) m->open--;
    if (m->instance_made > m->open) m->instance_made = m->open;
    if (m->module_made > m->open) m->module_made = m->open;
}

static void step(Machine *m, uint8_t what, uint8_t with, fh_value foreign) {
    static const char *const sources[] = {"def f(*a): return a\nx = [1]\n",
                                          "raise KeyError(1)",
                                          "def g():\n    yield from f(1, 2)\n",
                                          "free(x)",
                                          "import json\nx = json",
                                          "while True: pass",
                                          "def (",
                                          "x = {}; x['x'] = x"};
    fh_vm *vm = m->vm;
    fh_value *a = &m->h[with & 15], *b = &m->h[with >> 4];
    fh_value out = FH_NULL;
    const char *text;
    const void *data;
    size_t n;
    int i;
    int64_t l;
    int32_t s32;
    uint64_t u;
    double d;
    float f;
    const char *source = sources[with & 7];
    switch (what % 52) {
    case 0: out = fh_none(vm); break;
    case 1: out = fh_from_i64(vm, with * 0x123456789abcdLL); break;
    case 2: out = fh_from_f64(vm, with / 3.0); break;
    case 3: out = fh_from_text(vm, "name"); break;
    case 4: out = fh_from_bytes(vm, &with, 1); break;
    case 5: out = fh_list_new(vm, m->h, with & 15); break;
    case 6: out = fh_tuple_new(vm, m->h, with & 15); break;
    case 7: out = fh_dict_new(vm); break;
    case 8: fh_close(vm, *a); break;
    case 9: out = fh_dup(vm, *a); break;
    case 10: out = fh_keep(vm, *a); break;
    case 11:
        if (m->depth < SCOPES) fh_scope_open(vm, &m->scopes[m->depth++]);
        break;
    case 12:
        if (m->depth) fh_scope_close(&m->scopes[--m->depth]);
        break;
    case 13: fh_run_source(vm, source, strlen(source), "f.py"); break;
    case 14: fh_get_value(vm, with & 1 ? "f" : "x", &out); break;
    case 15: fh_set_value(vm, with & 1 ? "y" : "x", *a); break;
    case 16: fh_invoke(vm, *a, m->h, with >> 4, &out); break;
    case 17: fh_invoke_method(vm, *a, "append", b, 1, &out); break;
    case 18: fh_attr_get(vm, *a, "__class__", &out); break;
    case 19: fh_attr_set(vm, *a, "x", *b); break;
    case 20: fh_item_get(vm, *a, *b, &out); break;
    case 21: fh_item_set(vm, *a, *b, *a); break;
    case 22: fh_item_delete(vm, *a, *b); break;
    case 23: fh_iter(vm, *a, &out); break;
    case 24: fh_next(vm, *a, &out); break;
    case 25: fh_len(vm, *a, &n); break;
    case 26: fh_compare(vm, *a, (fh_comparison)(with % 6), *b, &i); break;
    case 27: fh_repr(vm, *a, &out); break;
    case 28: fh_str(vm, *a, &out); break;
    case 29: fh_to_i64(vm, *a, &l), fh_to_i32(vm, *a, &s32), fh_to_u64(vm, *a, &u); break;
    case 30: fh_to_f64(vm, *a, &d), fh_to_f32(vm, *a, &f), fh_to_bool(vm, *a, &i); break;
    case 31: fh_to_str(vm, *a, &text, &n); break;
    case 32: fh_to_bytes(vm, *a, &data, &n); break;
    case 33: fh_kind_of(vm, *a), fh_type_name(vm, *a), fh_same(vm, *a, *b), fh_is_open(vm, *b); break;
    case 34: out = fh_type_of(vm, *a); break;
    case 35: fh_list_append(vm, *a, *b); break;
    case 36: fh_contains(vm, *a, *b, &i), fh_isinstance(vm, *a, *b, &i); break;
    case 37: *a = foreign; break;
    case 38: *a = FH_NULL; break;
    case 39: fh_error_text(vm), fh_error_clear(vm); break;
    case 40: fh_define_function(vm, "f", with & 3, with >> 4, twice, NULL, NULL); break;
    case 41: fh_import_module(vm, with & 1 ? "math" : "nowhere", &out); break;
    case 42:
        if (!m->func) fh_func_of(vm, *a, &m->func);
        break;
    case 43:
        if (m->func) fh_func_call(m->func, m->h, with & 3, &out, 1);
        break;
    case 44: fh_func_free(m->func), m->func = NULL; break;
    case 45:
        if (!m->module)
            fh_module_compile(vm, source, strlen(source), "m.py", &m->module), m->module_made = m->open;
        break;
    case 46:
        if (m->module && !m->instance)
            fh_instantiate(m->module, NULL, 0, &m->instance), m->instance_made = m->open;
        break;
    case 47: fh_instance_free(m->instance), m->instance = NULL; break;
    case 48: fh_module_free(m->module), m->module = NULL; break;
    case 49: m->open += fh_txn_begin(vm) == FH_OK; break;
    case 50: with & 1 ? commit(m) : roll_back(m); break;
    default: fh_error_free(m->error), m->error = NULL; fh_error_take(vm, &m->error);
    }
    if (!fh_is_null(out)) *b = out;
    fh_fuel_set(vm, 20000);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!size) return 0;
    static fh_vm *other;
    if (!other) other = fuzz_vm(FH_AUTOMATIC);
    fh_scope outside;
    fh_scope_open(other, &outside);
    fh_value foreign = fh_from_text(other, "foreign");
    Machine m = {0};
    fh_config *config = fh_config_new();
    fh_config_deny(config, FH_CAP_ALL);
    fh_config_memory_limit(config, FUZZ_MEMORY);
    fh_config_strategy(config, (fh_strategy)(data[0] % 3));
    fh_config_report(config, silent, NULL);
    if (data[0] & 64) fh_config_fail_at(config, 1000 + (data[0] >> 4) * 37u, data[0] & 32);
    if (fh_vm_new(config, &m.vm) == FH_OK) {
        fh_fuel_set(m.vm, 20000);
        for (size_t i = 1; i + 1 < size && i < 400; i += 2) step(&m, data[i], data[i + 1], foreign);
        while (m.depth) fh_scope_close(&m.scopes[--m.depth]);
        fh_func_free(m.func);
        fh_instance_free(m.instance);
        fh_module_free(m.module);
        fh_error_free(m.error);
        fh_vm_free(m.vm);
    }
    fh_scope_close(&outside);
    return 0;
}
