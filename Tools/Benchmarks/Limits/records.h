// The records that the engine wrote, each after its length in four little-endian bytes, and what
// the programs that append them share.
#ifndef RECORDS_H
#define RECORDS_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Where the head of a record holds the number of postings, and where these begin, 16 bytes each:
// the account's position and the signed amount (Schemas/log-format.md).
enum { POSTING_COUNT = 88, POSTINGS = 96, POSTING = 16 };

static inline double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static inline uint8_t *read_file(const char *path, size_t *count) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) exit(1);
    *count = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(*count + 1);
    if (!bytes || fread(bytes, 1, *count, file) != *count) exit(1);
    fclose(file);
    return bytes;
}

static inline const uint8_t *next_record(const uint8_t **cursor, uint32_t *count) {
    memcpy(count, *cursor, sizeof *count);
    const uint8_t *record = *cursor + sizeof *count;
    *cursor = record + *count;
    return record;
}

// FNV-1a over the balances, which are kept by the position that opened the account.
static inline uint64_t digest(const int64_t *balances, size_t count) {
    uint64_t value = 14695981039346656037u;
    for (size_t i = 0; i < count; i++) value = (value ^ (uint64_t)balances[i]) * 1099511628211u;
    return value;
}

#endif
