// The limit of a replay: one thread walks the records of a ledger's own file.
//
//     scan FILE walk|sum|tree
//
// walk reads each record's place; sum adds up the postings of each account; tree hashes every leaf
// and node and knows the root at the end, with libcrypto, one message at a time.
// Prints the seconds, those of the processor, the number of records,
// and what came out: bytes, a digest, the root.
#include "limit.h"
#include "records.h"

static void add_postings(const uint8_t *record, int64_t *balances) {
    const uint8_t *posting = record + POSTINGS;
    for (int rest = record[POSTING_COUNT]; rest > 0; rest--, posting += POSTING) {
        uint64_t account;
        int64_t amount;
        memcpy(&account, posting, sizeof account);
        memcpy(&amount, posting + 8, sizeof amount);
        balances[account] += amount;
    }
}

static void add_leaf(uint8_t edge[64][32], size_t *depth, uint64_t size, const MDB_val *record) {
    uint8_t hash[32];
    hash_leaf(record->mv_data, record->mv_size, hash);
    for (; size & 1; size >>= 1) hash_node(edge[--*depth], hash, hash);
    memcpy(edge[(*depth)++], hash, 32);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    int walks = !strcmp(arguments[2], "walk"), sums = !strcmp(arguments[2], "sum");
    MDB_env *environment = open_environment(arguments[1], MDB_RDONLY);
    MDB_txn *transaction;
    MDB_dbi table;
    MDB_cursor *cursor;
    MDB_stat statistics;
    MUST(mdb_txn_begin(environment, NULL, MDB_RDONLY, &transaction));
    MUST(mdb_dbi_open(transaction, "records", 0, &table));
    MUST(mdb_stat(transaction, table, &statistics));
    MUST(mdb_cursor_open(transaction, table, &cursor));
    int64_t *balances = calloc(statistics.ms_entries + 1, sizeof *balances);
    uint8_t edge[64][32], root[32] = {0};
    size_t depth = 0;
    uint64_t size = 0, bytes = 0;
    MDB_val key, record;

    clock_t processor = clock();
    double start = seconds();
    for (; !mdb_cursor_get(cursor, &key, &record, MDB_NEXT); size++) {
        bytes += record.mv_size;
        if (sums) add_postings(record.mv_data, balances);
        if (!walks && !sums) add_leaf(edge, &depth, size, &record);
    }
    if (depth) memcpy(root, edge[--depth], 32);
    while (depth) hash_node(edge[--depth], root, root);
    double elapsed = seconds() - start;
    double worked = (double)(clock() - processor) / CLOCKS_PER_SEC;

    printf("%.9f %.6f %llu ", elapsed, worked, (unsigned long long)size);
    if (walks) printf("%llu\n", (unsigned long long)bytes);
    if (sums) printf("%llu\n", (unsigned long long)digest(balances, statistics.ms_entries));
    for (int i = 0; !walks && !sums && i < 32; i++) printf("%02x", root[i]);
    if (!walks && !sums) puts("");
    return 0;
}
