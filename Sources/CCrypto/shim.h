// The low-level SHA256_* functions are marked deprecated, but cost half of EVP_* on short messages.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
