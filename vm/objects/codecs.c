/* Names of encodings and error handlers. */
#include "objects/codecs.h"
#include "objects/exception.h"

/* Letters and digits alone, in lower case. */
static bool squeeze(const char *name, char *out, size_t size) {
    size_t n = 0;
    for (; *name; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) continue;
        if (n + 1 == size) return false;
        out[n++] = c;
    }
    out[n] = 0;
    return true;
}

FhCodec fhcodecs_find(const char *name) {
    static const struct {
        const char *name;
        FhCodec codec;
    } known[] = {
        {"utf8", FH_CODEC_UTF8},
        {"u8", FH_CODEC_UTF8},
        {"utf", FH_CODEC_UTF8},
        {"cp65001", FH_CODEC_UTF8},
        {"utf8sig", FH_CODEC_UTF8_SIG},
        {"latin1", FH_CODEC_LATIN1},
        {"latin", FH_CODEC_LATIN1},
        {"l1", FH_CODEC_LATIN1},
        {"iso88591", FH_CODEC_LATIN1},
        {"8859", FH_CODEC_LATIN1},
        {"cp819", FH_CODEC_LATIN1},
        {"ascii", FH_CODEC_ASCII},
        {"usascii", FH_CODEC_ASCII},
        {"646", FH_CODEC_ASCII},
        {"utf16", FH_CODEC_UTF16},
        {"u16", FH_CODEC_UTF16},
        {"utf16le", FH_CODEC_UTF16_LE},
        {"utf16be", FH_CODEC_UTF16_BE},
        {"utf32", FH_CODEC_UTF32},
        {"u32", FH_CODEC_UTF32},
        {"utf32le", FH_CODEC_UTF32_LE},
        {"utf32be", FH_CODEC_UTF32_BE},
        {"cp1252", FH_CODEC_CP1252},
        {"windows1252", FH_CODEC_CP1252},
        {"1252", FH_CODEC_CP1252},
        {"unicodeescape", FH_CODEC_UNICODE_ESCAPE},
        {"rawunicodeescape", FH_CODEC_RAW_UNICODE_ESCAPE},
        {"hex", FH_CODEC_NOT_TEXT},
        {"base64", FH_CODEC_NOT_TEXT},
        {"rot13", FH_CODEC_NOT_TEXT},
        {"zlib", FH_CODEC_NOT_TEXT},
        {"bz2", FH_CODEC_NOT_TEXT},
        {"zip", FH_CODEC_NOT_TEXT},
        {"uu", FH_CODEC_NOT_TEXT},
    };
    char text[24];
    if (!name || strcmp(name, "utf-8") == 0) return FH_CODEC_UTF8;
    if (!squeeze(name, text, sizeof text)) return FH_CODEC_UNKNOWN;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].name, text) == 0) return known[i].codec;
    }
    return FH_CODEC_UNKNOWN;
}

const char *fhcodecs_name(FhCodec codec) {
    switch (codec) {
    case FH_CODEC_LATIN1: return "latin-1";
    case FH_CODEC_ASCII: return "ascii";
    case FH_CODEC_UTF16: return "utf-16";
    case FH_CODEC_UTF16_LE: return "utf-16-le";
    case FH_CODEC_UTF16_BE: return "utf-16-be";
    case FH_CODEC_UTF32: return "utf-32";
    case FH_CODEC_UTF32_LE: return "utf-32-le";
    case FH_CODEC_UTF32_BE: return "utf-32-be";
    case FH_CODEC_CP1252: return "charmap";
    case FH_CODEC_UNICODE_ESCAPE: return "unicodeescape";
    case FH_CODEC_RAW_UNICODE_ESCAPE: return "rawunicodeescape";
    default: return "utf-8";
    }
}

FhErrors fhcodecs_errors(const char *name) {
    static const struct {
        const char *name;
        FhErrors errors;
    } known[] = {
        {"strict", FH_ERRORS_STRICT},
        {"ignore", FH_ERRORS_IGNORE},
        {"replace", FH_ERRORS_REPLACE},
        {"backslashreplace", FH_ERRORS_BACKSLASHREPLACE},
        {"surrogateescape", FH_ERRORS_SURROGATEESCAPE},
        {"surrogatepass", FH_ERRORS_SURROGATEPASS},
        {"xmlcharrefreplace", FH_ERRORS_XMLCHARREFREPLACE},
        {"namereplace", FH_ERRORS_NAMEREPLACE},
    };
    if (!name) return FH_ERRORS_STRICT;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].name, name) == 0) return known[i].errors;
    }
    return FH_ERRORS_UNKNOWN;
}

FhValue fhcodecs_failed(FhVM *vm, FhCodec codec, const char *encoding, const char *doing) {
    static const FhTypeId wrapped[] = {FH_T_LookupError, FH_T_TypeError};
    if (codec == FH_CODEC_UTF8 || codec == FH_CODEC_LATIN1 || codec == FH_CODEC_ASCII ||
        codec == FH_CODEC_UTF16 || codec == FH_CODEC_UTF32) {
        return FH_ERR;
    }
    for (size_t i = 0; i < 2; i++) {
        if (!fhpending_is(vm, wrapped[i])) continue;
        FhValue cause = fhpending_take(vm);
        fhraise(vm, wrapped[i], "%s with '%s' codec failed (%T: %S)", doing, encoding, cause, cause);
        if (fhpending_is(vm, wrapped[i])) fhexception_set_cause(vm, vm->pending, cause);
        fh_release(vm, cause);
        break;
    }
    return FH_ERR;
}

FhValue fhcodecs_unknown(FhVM *vm, FhCodec codec, const char *name, const char *verb) {
    if (codec == FH_CODEC_NOT_TEXT) {
        return fhraise(vm, FH_T_LookupError,
                       "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", name, verb);
    }
    return fhraise(vm, FH_T_LookupError, "unknown encoding: %s", name);
}
