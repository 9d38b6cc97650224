// The limit of an append: the record bytes that the engine wrote, put into LMDB with nothing above
// it, a synced commit for each batch.
//
//     append RECORDS FILE FIRST BATCH HASHED
//
// RECORDS holds each record after its length in four little-endian bytes; the first FIRST of them go
// in before the clock starts, as the engine's did. HASHED 1 hashes each record once, as a leaf.
// Prints the seconds, those of the processor, and the median of a commit in microseconds.
#include "limit.h"
#include "records.h"

static uint64_t position = 0;
static uint8_t sink = 0;

// Appends up to `count` records in one commit; answers how many there were.
static size_t commit(MDB_env *environment, MDB_dbi table, const uint8_t **cursor,
                     const uint8_t *end, size_t count, int hashed) {
    MDB_txn *transaction;
    MDB_cursor *place;
    size_t done = 0;
    MUST(mdb_txn_begin(environment, NULL, 0, &transaction));
    MUST(mdb_cursor_open(transaction, table, &place));
    for (; done < count && *cursor < end; done++) {
        uint32_t length;
        const uint8_t *record = next_record(cursor, &length);
        uint64_t big_endian = __builtin_bswap64(position++);
        MDB_val key = {sizeof big_endian, &big_endian};
        MDB_val value = {length, (void *)record};
        if (hashed) {
            uint8_t hash[32];
            hash_leaf(record, length, hash);
            sink ^= hash[0];
        }
        MUST(mdb_cursor_put(place, &key, &value, MDB_APPEND));
    }
    mdb_cursor_close(place);
    MUST(mdb_txn_commit(transaction));
    return done;
}

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

int main(int count, char **arguments) {
    if (count == 2 && !strcmp(arguments[1], "version")) {
        puts(mdb_version(NULL, NULL, NULL));
        return 0;
    }
    if (count != 6) return 2;
    size_t size, first = strtoull(arguments[3], NULL, 10);
    size_t batch = strtoull(arguments[4], NULL, 10);
    int hashed = atoi(arguments[5]);
    uint8_t *bytes = read_file(arguments[1], &size);
    const uint8_t *cursor = bytes, *end = bytes + size;

    MDB_env *environment = open_environment(arguments[2], 0);
    MDB_txn *transaction;
    MDB_dbi table;
    MUST(mdb_txn_begin(environment, NULL, 0, &transaction));
    MUST(mdb_dbi_open(transaction, "records", MDB_CREATE, &table));
    MUST(mdb_txn_commit(transaction));
    commit(environment, table, &cursor, end, first, hashed);

    double *latencies = malloc((size / 4 + 1) * sizeof *latencies);
    size_t commits = 0;
    clock_t processor = clock();
    double start = seconds();
    while (cursor < end) {
        double before = seconds();
        commit(environment, table, &cursor, end, batch, hashed);
        latencies[commits++] = (seconds() - before) * 1e6;
    }
    double elapsed = seconds() - start;
    double worked = (double)(clock() - processor) / CLOCKS_PER_SEC;
    qsort(latencies, commits, sizeof *latencies, ascending);
    printf("%.9f %.6f %.3f %u\n", elapsed, worked, commits ? latencies[commits / 2] : 0, sink);
    return 0;
}
