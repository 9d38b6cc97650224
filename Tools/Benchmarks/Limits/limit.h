// What both limit programs need: LMDB opened as the ledger opens it, and the hashes of the tree.
#ifndef LIMIT_H
#define LIMIT_H
#define OPENSSL_SUPPRESS_DEPRECATED
#include <lmdb.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(call)                                                                       \
    do {                                                                                 \
        int code_ = (call);                                                              \
        if (code_) {                                                                     \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, mdb_strerror(code_));     \
            exit(1);                                                                     \
        }                                                                                \
    } while (0)

// Every commit is synced: no flag that spares a sync is ever set.
static inline MDB_env *open_environment(const char *path, unsigned flags) {
    MDB_env *environment;
    MUST(mdb_env_create(&environment));
    MUST(mdb_env_set_maxdbs(environment, 16));
    MUST(mdb_env_set_mapsize(environment, (size_t)1 << 38));
    MUST(mdb_env_open(environment, path, MDB_NOSUBDIR | MDB_NOTLS | flags, 0640));
    return environment;
}

static inline void hash_leaf(const void *record, size_t count, uint8_t hash[32]) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, "\0", 1);
    SHA256_Update(&context, record, count);
    SHA256_Final(hash, &context);
}

static inline void hash_node(const uint8_t left[32], const uint8_t right[32], uint8_t hash[32]) {
    SHA256_CTX context;
    uint8_t bytes[65] = {1};
    memcpy(bytes + 1, left, 32);
    memcpy(bytes + 33, right, 32);
    SHA256_Init(&context);
    SHA256_Update(&context, bytes, sizeof bytes);
    SHA256_Final(hash, &context);
}

#endif
