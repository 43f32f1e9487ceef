// Freehold for C++17: freehold.h with owners that clean up, values that convert, and errors as exceptions or as results.
//
//     freehold::VM vm;                                     // or VM(Config().memory_limit(8 << 20))
//     vm.define("price", 1, [](freehold::Call &call) { call.give(call.get<double>(0) * 1.25); });
//     vm.run("total = price(8)", "rules.py");              // throws freehold::Error
//     double total = vm.get<double>("total");
//
// Header only. Owners (VM, Module, Instance, Func, Global, Table, ErrorInfo, Kept) can be moved, not copied, and must go
// before their VM. What throws has a twin, try_…, that gives a Result instead. Nothing throws through the VM: what a host
// function throws becomes an exception of the script (std::bad_alloc a MemoryError, Error what it carries, others
// RuntimeError) when it leaves the function.
#ifndef FREEHOLD_HPP
#define FREEHOLD_HPP

#include "freehold.h"

#include <cstring>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace freehold {

// An error with its text; the exception itself stays pending in the VM until the next call with it.
class Error : public std::exception {
  public:
    Error(fh_status status, std::string text) : status_(status), text_(std::move(text)) {}
    fh_status status() const noexcept { return status_; }
    const char *what() const noexcept override { return text_.c_str(); }

  private:
    fh_status status_;
    std::string text_;
};

inline std::string describe(fh_vm *vm, fh_status status) {
    const char *text = vm ? fh_error_text(vm) : "";
    return *text ? text : "freehold: status " + std::to_string(static_cast<int>(status));
}
inline void check(fh_vm *vm, fh_status status) {
    if (status != FH_OK) throw Error(status, describe(vm, status));
}

// A value or the status of its failure; the exception stays pending in the VM.
template <class T> class Result {
  public:
    Result(T value) : status_(FH_OK), value_(std::move(value)) {}
    Result(fh_status status) : status_(status), value_() {}
    explicit operator bool() const noexcept { return status_ == FH_OK; }
    fh_status status() const noexcept { return status_; }
    T &operator*() { return value_; }
    T *operator->() { return &value_; }
    T value_or(T other) && { return status_ == FH_OK ? std::move(value_) : std::move(other); }

  private:
    fh_status status_;
    T value_;
};

// Closes the handles that are made while it lives.
class Scope {
  public:
    explicit Scope(fh_vm *vm) { fh_scope_open(vm, &scope_); }
    ~Scope() { fh_scope_close(&scope_); }
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    fh_value leave_with(fh_value v) { return fh_scope_return(&scope_, v); } // closes it; v goes on outside

  private:
    fh_scope scope_;
};

// ---- conversions: specialise Convert for types of your own ----

template <class T, class = void> struct Convert;

#define FREEHOLD_CONVERT(type, c_type, suffix)                                                               \
    template <> struct Convert<type> {                                                                       \
        static fh_value from(fh_vm *vm, type v) { return fh_from_##suffix(vm, v); }                          \
        static fh_status to(fh_vm *vm, fh_value h, type *out) {                                              \
            c_type v{};                                                                                      \
            fh_status status = fh_to_##suffix(vm, h, &v);                                                    \
            if (status == FH_OK) *out = static_cast<type>(v);                                                \
            return status;                                                                                   \
        }                                                                                                    \
    };
FREEHOLD_CONVERT(bool, int, bool)
FREEHOLD_CONVERT(float, float, f32)
FREEHOLD_CONVERT(double, double, f64)
#undef FREEHOLD_CONVERT

// Integers of any width go through the API's type that is at least as wide.
template <class T> struct Convert<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
    static fh_value from(fh_vm *vm, T v) {
        if constexpr (std::is_signed_v<T>)
            return fh_from_i64(vm, static_cast<int64_t>(v));
        else
            return fh_from_u64(vm, static_cast<uint64_t>(v));
    }
    static fh_status to(fh_vm *vm, fh_value h, T *out) {
        if constexpr (std::is_signed_v<T> && sizeof(T) <= sizeof(int32_t)) {
            int32_t v = 0;
            fh_status status = fh_to_i32(vm, h, &v);
            if (status == FH_OK && static_cast<T>(v) != v) return FH_INVALID_TYPE;
            if (status == FH_OK) *out = static_cast<T>(v);
            return status;
        } else if constexpr (std::is_signed_v<T>) {
            int64_t v = 0;
            fh_status status = fh_to_i64(vm, h, &v);
            if (status == FH_OK) *out = static_cast<T>(v);
            return status;
        } else {
            uint64_t v = 0;
            fh_status status = fh_to_u64(vm, h, &v);
            if (status == FH_OK && static_cast<T>(v) != v) return FH_INVALID_TYPE;
            if (status == FH_OK) *out = static_cast<T>(v);
            return status;
        }
    }
};

template <> struct Convert<std::string> {
    static fh_value from(fh_vm *vm, const std::string &v) { return fh_from_str(vm, v.data(), v.size()); }
    static fh_status to(fh_vm *vm, fh_value h, std::string *out) {
        const char *text;
        size_t size;
        fh_status status = fh_to_str(vm, h, &text, &size);
        if (status == FH_OK) out->assign(text, size);
        return status;
    }
};
template <> struct Convert<std::string_view> { // as a result it lives as long as the handle
    static fh_value from(fh_vm *vm, std::string_view v) { return fh_from_str(vm, v.data(), v.size()); }
    static fh_status to(fh_vm *vm, fh_value h, std::string_view *out) {
        const char *text;
        size_t size;
        fh_status status = fh_to_str(vm, h, &text, &size);
        if (status == FH_OK) *out = std::string_view(text, size);
        return status;
    }
};
template <> struct Convert<const char *> {
    static fh_value from(fh_vm *vm, const char *v) { return fh_from_text(vm, v); }
};
template <> struct Convert<std::nullptr_t> {
    static fh_value from(fh_vm *vm, std::nullptr_t) { return fh_none(vm); }
};
template <> struct Convert<fh_value> {
    static fh_value from(fh_vm *, fh_value v) { return v; }
    static fh_status to(fh_vm *, fh_value h, fh_value *out) {
        *out = h;
        return FH_OK;
    }
};
template <class T> struct Convert<std::vector<T>> { // a list; from anything that can be iterated over
    static fh_value from(fh_vm *vm, const std::vector<T> &v) {
        fh_value list = fh_list_new(vm, nullptr, 0);
        for (const T &item : v) {
            Scope scope(vm);
            if (fh_list_append(vm, list, Convert<T>::from(vm, item)) != FH_OK) return FH_NULL;
        }
        return list;
    }
    static fh_status to(fh_vm *vm, fh_value h, std::vector<T> *out) {
        Scope scope(vm);
        fh_value it, item;
        std::vector<T> all;
        fh_status status = fh_iter(vm, h, &it);
        while (status == FH_OK) {
            Scope inner(vm);
            if ((status = fh_next(vm, it, &item)) != FH_OK) break;
            T v{};
            if ((status = Convert<T>::to(vm, item, &v)) == FH_OK) all.push_back(std::move(v));
        }
        if (status != FH_DONE) return status;
        *out = std::move(all);
        return FH_OK;
    }
};

template <class T> fh_value make(fh_vm *vm, const T &v) {
    return Convert<std::decay_t<const T>>::from(vm, v);
}
template <class T> Result<T> try_read(fh_vm *vm, fh_value h) {
    T v{};
    fh_status status = Convert<T>::to(vm, h, &v);
    if (status != FH_OK) return status;
    return v;
}
template <class T> T read(fh_vm *vm, fh_value h) {
    T v{};
    check(vm, Convert<T>::to(vm, h, &v));
    return v;
}

// ---- owners ----

namespace detail {
template <class T, void (*Free)(T *)> struct Deleter {
    void operator()(T *p) const noexcept { Free(p); }
};
template <class T, void (*Free)(T *)> using Owned = std::unique_ptr<T, Deleter<T, Free>>;

// Runs f, which may throw, for a script that called it: what it throws becomes pending.
template <class F> fh_status guarded(fh_call *call, F &&f) noexcept {
    try {
        f();
        return FH_OK;
    } catch (const std::bad_alloc &) {
        return fh_raise(call, "MemoryError", nullptr);
    } catch (const Error &e) {
        fh_status pending = fh_error_status(fh_call_vm(call));
        return pending != FH_OK ? pending : fh_raise(call, "RuntimeError", e.what());
    } catch (const std::exception &e) {
        return fh_raise(call, "RuntimeError", e.what());
    } catch (...) {
        return fh_raise(call, "RuntimeError", "a C++ exception of unknown type");
    }
}
} // namespace detail

using ErrorInfo = detail::Owned<fh_error, fh_error_free>;
using Table = detail::Owned<fh_table, fh_table_free>;
using GlobalOwner = detail::Owned<fh_global, fh_global_free>;

// A value that lives until this goes, whatever scope it came from.
class Kept {
  public:
    Kept() = default;
    Kept(fh_vm *vm, fh_value v) : vm_(vm), value_(fh_keep(vm, v)) {
        if (fh_is_null(value_)) throw Error(FH_MISUSE, describe(vm, FH_MISUSE));
    }
    Kept(Kept &&o) noexcept : vm_(o.vm_), value_(std::exchange(o.value_, FH_NULL)) {}
    Kept &operator=(Kept &&o) noexcept {
        std::swap(vm_, o.vm_);
        std::swap(value_, o.value_);
        return *this;
    }
    ~Kept() {
        if (!fh_is_null(value_)) fh_close(vm_, value_);
    }
    fh_value get() const noexcept { return value_; }
    fh_vm *vm() const noexcept { return vm_; }

    template <class T> T as() const { return read<T>(vm_, value_); }
    // Calls it; the result is read as R (void: dropped).
    template <class R = void, class... A> R call(const A &...arguments) const {
        Scope scope(vm_);
        const fh_value args[sizeof...(A) + 1] = {make(vm_, arguments)..., fh_value()};
        fh_value result;
        check(vm_, fh_invoke(vm_, value_, args, sizeof...(A), &result));
        if constexpr (!std::is_void_v<R>) return read<R>(vm_, result);
    }

  private:
    fh_vm *vm_ = nullptr;
    fh_value value_ = FH_NULL;
};

// What a host function is given.
class Call {
  public:
    explicit Call(fh_call *call) : call_(call) {}
    fh_vm *vm() const noexcept { return fh_call_vm(call_); }
    unsigned size() const noexcept { return fh_arg_count(call_); }
    fh_value operator[](unsigned i) const { return fh_arg(call_, i); }
    template <class T> T get(unsigned i) const { return read<T>(vm(), fh_arg(call_, i)); }
    template <class T> void give(const T &v) { check(vm(), fh_return(call_, make(vm(), v))); }
    // Ends the function with that builtin exception.
    [[noreturn]] void raise(const char *exception, const std::string &message) {
        fh_status status = fh_raise(call_, exception, message.c_str());
        throw Error(status, message);
    }

  private:
    fh_call *call_;
};

class Module;

// What many VMs share: see fh_engine.
class Engine {
  public:
    Engine() {
        fh_engine *engine;
        if (fh_engine_new(nullptr, nullptr, &engine) != FH_OK) throw std::bad_alloc();
        engine_.reset(engine);
    }
    void add_library(const char *name) { check(nullptr, fh_engine_add_library(engine_.get(), name)); }
    void add(const char *name, const Module &module, bool is_package = false);
    size_t memory() const noexcept { return fh_engine_memory(engine_.get()); }
    fh_engine *get() const noexcept { return engine_.get(); }

  private:
    detail::Owned<fh_engine, fh_engine_free> engine_;
};

class Config {
  public:
    Config() : config_(fh_config_new()) {
        if (!config_) throw std::bad_alloc();
    }
    Config &&strategy(fh_strategy s) && { return fh_config_strategy(config_.get(), s), std::move(*this); }
    Config &&memory_limit(size_t bytes) && {
        return fh_config_memory_limit(config_.get(), bytes), std::move(*this);
    }
    Config &&allocator(const fh_allocator &a) && {
        return fh_config_allocator(config_.get(), &a), std::move(*this);
    }
    Config &&output(fh_output f, void *env) && {
        return fh_config_output(config_.get(), f, env), std::move(*this);
    }
    Config &&loader(fh_loader f, void *env) && {
        return fh_config_loader(config_.get(), f, env), std::move(*this);
    }
    Config &&debug_handles(bool on) && {
        return fh_config_debug_handles(config_.get(), on), std::move(*this);
    }
    Config &&engine(const Engine &e) && { return fh_config_engine(config_.get(), e.get()), std::move(*this); }
    fh_config *get() noexcept { return config_.get(); } // for what has no method here
    fh_config *release() noexcept { return config_.release(); }

  private:
    detail::Owned<fh_config, fh_config_free> config_;
};

class Func {
  public:
    Func() = default;
    explicit Func(fh_func *f, fh_vm *vm) : func_(f), vm_(vm) {}
    static Func of(fh_vm *vm, fh_value callable) {
        fh_func *f;
        check(vm, fh_func_of(vm, callable, &f));
        return Func(f, vm);
    }
    template <class... A> void operator()(const A &...arguments) const { call<void>(arguments...); }
    template <class R, class... A> R call(const A &...arguments) const {
        Scope scope(vm_);
        const fh_value args[sizeof...(A) + 1] = {make(vm_, arguments)..., fh_value()};
        fh_value result;
        check(vm_, fh_func_call(func_.get(), args, sizeof...(A), &result, 1));
        if constexpr (!std::is_void_v<R>) return read<R>(vm_, result);
    }
    template <class R, class... A> Result<R> try_call(const A &...arguments) const {
        Scope scope(vm_);
        const fh_value args[sizeof...(A) + 1] = {make(vm_, arguments)..., fh_value()};
        fh_value result;
        fh_status status = fh_func_call(func_.get(), args, sizeof...(A), &result, 1);
        if (status != FH_OK) return status;
        return try_read<R>(vm_, result);
    }
    fh_func *get() const noexcept { return func_.get(); }

  private:
    detail::Owned<fh_func, fh_func_free> func_;
    fh_vm *vm_ = nullptr;
};

class Instance {
  public:
    Instance() = default;
    Instance(fh_instance *i, fh_vm *vm) : instance_(i), vm_(vm) {}
    template <class T> T get(const char *name) const {
        Scope scope(vm_);
        fh_value v;
        check(vm_, fh_instance_get(instance_.get(), name, &v));
        return read<T>(vm_, v);
    }
    Func func(const char *name) const {
        fh_func *f;
        check(vm_, fh_instance_get_func(instance_.get(), name, &f));
        return Func(f, vm_);
    }
    std::vector<std::string> exports() const {
        size_t n = 0;
        check(vm_, fh_instance_exports(instance_.get(), &n));
        std::vector<std::string> names;
        for (size_t i = 0; i < n; i++) names.emplace_back(fh_instance_export_name(instance_.get(), i));
        return names;
    }
    fh_instance *get() const noexcept { return instance_.get(); }

  private:
    detail::Owned<fh_instance, fh_instance_free> instance_;
    fh_vm *vm_ = nullptr;
};

class Module {
  public:
    Module() = default;
    Module(fh_module *m, fh_vm *vm) : module_(m), vm_(vm) {}
    Instance instantiate(std::initializer_list<fh_import> imports = {}) const {
        fh_instance *i;
        check(vm_, fh_instantiate(module_.get(), imports.begin(), imports.size(), &i));
        return Instance(i, vm_);
    }
    std::vector<uint8_t> serialize() const {
        fh_bytes bytes;
        check(vm_, fh_module_serialize(module_.get(), &bytes));
        std::unique_ptr<fh_bytes, void (*)(fh_bytes *)> owner(&bytes, fh_bytes_free);
        return std::vector<uint8_t>(bytes.data, bytes.data + bytes.size);
    }
    fh_module *get() const noexcept { return module_.get(); }
    fh_vm *vm() const noexcept { return vm_; }

  private:
    detail::Owned<fh_module, fh_module_free> module_;
    fh_vm *vm_ = nullptr;
};

inline void Engine::add(const char *name, const Module &module, bool is_package) {
    check(module.vm(), fh_engine_add(engine_.get(), name, module.get(), is_package));
}

// Rolls back what the host has done since, unless commit() is called.
class Transaction {
  public:
    explicit Transaction(fh_vm *vm) : vm_(vm) { check(vm, fh_txn_begin(vm)); }
    ~Transaction() {
        if (vm_) fh_txn_rollback(vm_);
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit() {
        fh_vm *vm = std::exchange(vm_, nullptr);
        check(vm, fh_txn_commit(vm));
    }

  private:
    fh_vm *vm_;
};

class VM {
  public:
    VM() : VM(Config()) {}
    explicit VM(Config &&config) {
        fh_vm *vm = nullptr;
        fh_status status = fh_vm_new(config.release(), &vm);
        if (status == FH_NO_MEMORY) throw std::bad_alloc();
        check(nullptr, status);
        vm_.reset(vm);
    }
    fh_vm *get() const noexcept { return vm_.get(); }
    operator fh_vm *() const noexcept { return vm_.get(); }

    void run(std::string_view source, const char *filename = "<string>") {
        check(get(), fh_run_source(get(), source.data(), source.size(), filename));
    }
    fh_status try_run(std::string_view source, const char *filename = "<string>") {
        return fh_run_source(get(), source.data(), source.size(), filename);
    }
    void run_file(const char *path) { check(get(), fh_run_file(get(), path)); }

    template <class T> T get(const char *name) {
        Scope scope(get());
        fh_value v;
        check(get(), fh_get_value(get(), name, &v));
        return read<T>(get(), v);
    }
    template <class T> Result<T> try_get(const char *name) {
        Scope scope(get());
        fh_value v;
        fh_status status = fh_get_value(get(), name, &v);
        if (status != FH_OK) return status;
        return try_read<T>(get(), v);
    }
    template <class T> void set(const char *name, const T &v) {
        Scope scope(get());
        check(get(), fh_set_value(get(), name, make(get(), v)));
    }
    Func func(const char *name) {
        Scope scope(get());
        fh_value v;
        check(get(), fh_get_value(get(), name, &v));
        return Func::of(get(), v);
    }

    // f: anything that can be called with a Call &; it may throw. It lives as long as scripts can call it.
    template <class F> void define(const char *name, unsigned nargs, F f) {
        define(name, nargs, nargs, std::move(f));
    }
    template <class F> void define(const char *name, unsigned least, unsigned most, F f) {
        auto env = std::make_unique<F>(std::move(f));
        check(get(), fh_define_function(get(), name, least, most, &run_host<F>, env.get(), &drop<F>));
        env.release();
    }

    Module compile(std::string_view source, const char *filename = nullptr) {
        fh_module *m;
        check(get(), fh_module_compile(get(), source.data(), source.size(), filename, &m));
        return Module(m, get());
    }
    Module load(const void *image, size_t size) {
        fh_module *m;
        check(get(), fh_module_load(get(), image, size, &m));
        return Module(m, get());
    }
    // The pending exception as data; empty where none is.
    ErrorInfo take_error() {
        fh_error *e = nullptr;
        fh_error_take(get(), &e);
        return ErrorInfo(e);
    }
    void interrupt() noexcept { fh_interrupt(get()); } // from any thread

  private:
    template <class F> static fh_status run_host(fh_call *call, void *env) {
        return detail::guarded(call, [&] {
            Call c(call);
            (*static_cast<F *>(env))(c);
        });
    }
    template <class F> static void drop(void *env) { delete static_cast<F *>(env); }

    detail::Owned<fh_vm, fh_vm_free> vm_;
};

} // namespace freehold

#endif
