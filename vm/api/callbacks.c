/* What a VM asks of its host: to take its output, and for sources of modules. */
#include "api/api.h"

#include <errno.h>

#include "objects/exception.h"
#include "objects/str.h"

int fhapi_write(FhVM *vm, int fd, const uint8_t *data, size_t size) {
    fh_host *host = fhapi_host(vm);
    fhapi_bar(vm);
    int failed = host->output(host->output_env, fd, (const char *)data, size);
    fhapi_unbar(vm);
    if (!failed) return 0;
    fhraise_os(vm, EIO, FH_NOVALUE);
    return -1;
}

int fhapi_find(FhVM *vm, const char *name, const char **text, size_t *size, FhValue *file, bool *package) {
    fh_host *host = fhapi_host(vm);
    fh_source source = {NULL, 0, NULL, 0};
    fhapi_bar(vm);
    int found = host->loader(host->loader_env, name, &source);
    fhapi_unbar(vm);
    if (found == 0) return 0;
    if (found < 0 || (!source.text && source.size)) {
        fhraise_import(vm, FH_T_ImportError, FH_NOVALUE, FH_NOVALUE, "the host has failed to load '%s'",
                       name);
        return -1;
    }
    *text = source.text ? source.text : "";
    *size = source.size;
    *package = source.is_package != 0;
    const char *shown = source.filename ? source.filename : name;
    *file = fhstr_decode(vm, (const uint8_t *)shown, strlen(shown), "utf-8", "surrogateescape");
    if (*file != FH_ERR) return 1;
    *file = FH_NOVALUE;
    return -1;
}
