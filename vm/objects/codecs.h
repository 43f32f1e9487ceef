/* Text encodings: utf-8, utf-8-sig, utf-16 and utf-32 (with byte order mark, -le, -be), latin-1, ascii, cp1252,
 * unicode_escape and raw_unicode_escape; and what becomes of errors. fhstr_decode and fhstr_encode (str.h) end here. */
#ifndef FH_OBJECTS_CODECS_H
#define FH_OBJECTS_CODECS_H

#include "objects/str.h"

typedef enum FhCodec {
    FH_CODEC_UNKNOWN,
    FH_CODEC_UTF8,
    FH_CODEC_UTF8_SIG,
    FH_CODEC_LATIN1,
    FH_CODEC_ASCII,
    FH_CODEC_UTF16,
    FH_CODEC_UTF16_LE,
    FH_CODEC_UTF16_BE,
    FH_CODEC_UTF32,
    FH_CODEC_UTF32_LE,
    FH_CODEC_UTF32_BE,
    FH_CODEC_CP1252,
    FH_CODEC_UNICODE_ESCAPE,
    FH_CODEC_RAW_UNICODE_ESCAPE,
    FH_CODEC_NOT_TEXT /* hex, base64, rot13 …: known to Python, but not from str to bytes */
} FhCodec;

typedef enum FhErrors {
    FH_ERRORS_UNKNOWN,
    FH_ERRORS_STRICT,
    FH_ERRORS_IGNORE,
    FH_ERRORS_REPLACE,
    FH_ERRORS_BACKSLASHREPLACE,
    FH_ERRORS_SURROGATEESCAPE,
    FH_ERRORS_SURROGATEPASS,
    FH_ERRORS_XMLCHARREFREPLACE,
    FH_ERRORS_NAMEREPLACE
} FhErrors;

FhCodec fhcodecs_find(const char *name);    /* NULL: utf-8. Case and punctuation do not matter */
const char *fhcodecs_name(FhCodec codec);   /* as error messages name it */
FhErrors fhcodecs_errors(const char *name); /* NULL: strict */
FhValue fhcodecs_unknown(FhVM *vm, FhCodec codec, const char *name,
                         const char *verb); /* raises LookupError */

/* FH_ERR. What went wrong in an encoding that Python looks up by name gets a message around it. */
FhValue fhcodecs_failed(FhVM *vm, FhCodec codec, const char *encoding, const char *doing);

/* -- codecs_custom.c -- */
FhValue fhcodecs_handler(FhVM *vm,
                         const char *name) FH_MUST_CHECK; /* that a script has registered; LookupError */
/* Calls it: *text (owned) is a str, or bytes too where encoding; *next lies in 0 … size. -1: raised. */
int fhcodecs_call_handler(FhVM *vm, FhValue handler, FhValue error, bool encoding, int64_t size,
                          FhValue *text, int64_t *next) FH_MUST_CHECK;
/* codecs.function(input, encoding, errors), for encodings without a number here. */
FhValue fhcodecs_by_script(FhVM *vm, const char *function, FhValue input, const char *encoding,
                           const char *errors) FH_MUST_CHECK;

typedef struct FhDecoding {
    FhText out;
    const uint8_t *data;
    size_t size;
    const char *encoding; /* for messages */
    const char *errors_name;
    FhErrors errors;
} FhDecoding;

/* data[start, end) is not valid: does what `errors` asks for and sets *next to where to go on. -1: raised. */
int fhcodecs_decode_error(FhDecoding *d, size_t start, size_t end, const char *reason, size_t *next);
/* raises UnicodeDecodeError */
int fhcodecs_raise_decode(FhDecoding *d, size_t start, size_t end, const char *reason);

int fhcodecs_decode_utf16(FhDecoding *d, size_t from, bool big);
int fhcodecs_decode_utf32(FhDecoding *d, size_t from, bool big);
int fhcodecs_decode_escape(FhDecoding *d, bool raw);

#endif
