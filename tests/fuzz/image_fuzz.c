/* Code images: edits of good ones, with the checksum set right, so that the verifier and not the checksum has to find them. An
 * input is the number of an image and edits of three bytes each: where (of 16 bits), and what is added to the byte there. What
 * is taken for good is run. */
#include "bytecode/image.h"
#include "fuzz.h"

static const char *const sources[] = {
    "def f(a, b=2, *c, d, **e):\n    return [a + x for x in c if x > b]\nf(1, 2, 3, d=4)\n",
    "class A:\n    def __init__(self, x):\n        self.x = x\n    def go(self):\n        try:\n            "
    "return self.x / 0\n"
    "        except ZeroDivisionError as e:\n            return str(e)\n        finally:\n            self.x "
    "= 1\nA(3).go()\n",
    "def g(n):\n    while n:\n        n -= 1\n        got = yield n, {n: 'a'}\n        if got: return "
    "got\nlist(g(5))\n",
    "import math\nx = {1, 2, 3}\nwith open('x') as f:\n    pass\n",
    "def h(v):\n    match v:\n        case {'a': [x, *y]}: return x, y\n        case str() | int(): return "
    "1.5\n    return lambda: v\n"
    "h({'a': [1, 2]}); h('s'); h(None)()\n",
    "async def k():\n    async for i in k():\n        await i\n    return f'{i!r:>10}'\nk().close()\na, *b = "
    "1, 2, 3\ndel a\nassert b\n",
};
enum { IMAGES = sizeof sources / sizeof *sources };

static fh_bytes images[IMAGES];

static void make_images(void) {
    fh_vm *vm = fuzz_vm(FH_AUTOMATIC);
    for (int i = 0; i < IMAGES; i++) {
        fh_module *module;
        if (fh_module_compile(vm, sources[i], strlen(sources[i]), "seed.py", &module) != FH_OK ||
            fh_module_serialize(module, &images[i]) != FH_OK)
            abort();
        fh_module_free(module);
    }
    /* The bytes are the VM's, so it stays. */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!images[0].size) make_images();
    if (!size) return 0;
    fh_vm *vm = fuzz_vm(FH_AUTOMATIC);
    const fh_bytes *image = &images[data[0] % IMAGES];
    uint8_t *copy = malloc(image->size);
    memcpy(copy, image->data, image->size);
    for (size_t i = 1; i + 2 < size; i += 3) copy[(data[i] | data[i + 1] << 8) % image->size] += data[i + 2];
    fhimage_seal(copy, image->size);
    fh_module *module;
    fh_instance *instance;
    if (fh_module_load(vm, copy, image->size, &module) == FH_OK) {
        if (fh_instantiate(module, NULL, 0, &instance) == FH_OK) fh_instance_free(instance);
        fh_module_free(module);
    }
    fh_error_text(vm);
    fh_vm_free(vm);
    free(copy);
    return 0;
}
