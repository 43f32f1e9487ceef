/* Made and run by the build: compiles the library scripts that are embedded in the program and prints a C file with their
 * images, in the order of fhstdlib_sources. It is linked with the library as it will be, but for that file. The hash key
 * is fixed, so that the same sources give the same bytes. */
#include <stdio.h>

#include "bytecode/image.h"
#include "freehold.h"
#include "objects/bytes.h"
#include "objects/str.h"
#include "runtime/sources.h"

const FhStdlibImage *const fhstdlib_images = NULL;

static FhValue image_of(FhVM *vm, const FhStdlibSource *s) {
    FhValue name = fhstr_format(vm, "<freehold %s>", s->name);
    FhValue code = name == FH_ERR ? FH_ERR : vm->compile(vm, s->source, s->size, name, 0, 0);
    if (name != FH_ERR) fh_release(vm, name);
    if (code == FH_ERR) return FH_ERR;
    FhValue image = fhcode_verify(vm, fhas_code(code)) < 0 ? FH_ERR : fhimage_write(vm, fhas_code(code));
    fh_release(vm, code);
    return image;
}

static void print_bytes(size_t number, const uint8_t *data, size_t size) {
    printf("static const char image_%zu[] =", number);
    for (size_t i = 0; i < size; i++) {
        if (i % 32 == 0) printf("%s\n    \"", i ? "\"" : "");
        printf("\\%o", (unsigned)data[i]);
    }
    puts("\";");
}

int main(void) {
    static const uint64_t key[2] = {0x5ca1ab1e0ddba11, 0xfee1600dcafef00d};
    fh_config *config = fh_config_new();
    if (!config) return 1;
    fh_config_hash_key(config, key);
    fh_vm *vm;
    if (fh_vm_new(config, &vm) != FH_OK) return 1;
    puts(
        "/* Made by stdlib/embed/imager.c from the scripts in stdlib/. */\n#include \"runtime/sources.h\"\n");
    size_t n = 0;
    for (const FhStdlibSource *s = fhstdlib_sources; s->name; s++, n++) {
        FhValue image = image_of(vm, s);
        if (image == FH_ERR) {
            fprintf(stderr, "stdlib: module %s cannot be compiled\n", s->name);
            fh_finish(vm, FH_ERROR);
            return 1;
        }
        print_bytes(n, fhas_bytes(image)->data, fhas_bytes(image)->size);
        fh_release(vm, image);
    }
    puts("static const FhStdlibImage images[] = {");
    for (size_t i = 0; i < n; i++) printf("    {image_%zu, sizeof image_%zu - 1},\n", i, i);
    puts("    {0, 0},\n};\nconst FhStdlibImage *const fhstdlib_images = images;");
    fh_vm_free(vm);
    return 0;
}
