// SQLite does the same work: the record bytes that the engine wrote, a row each, with the postings
// in columns and a SHA-256 chain; WAL, synchronous=FULL, so that every commit is synced.
//
//     sqlite append RECORDS FILE FIRST BATCH    as limits/append
//     sqlite sum FILE                           adds up the columns of postings
//     sqlite verify FILE                        the same, and makes the chain anew from the records
//
// Prints the seconds, those of the processor, the number of records, and the digest of the balances.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "../Limits/records.h"
#include <openssl/sha.h>
#include <sqlite3.h>

static sqlite3 *database;

static void must(int code, int wanted) {
    if (code == wanted) return;
    fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(database));
    exit(1);
}

static void run(const char *text) { must(sqlite3_exec(database, text, 0, 0, 0), SQLITE_OK); }

static sqlite3_stmt *prepare(const char *text) {
    sqlite3_stmt *statement;
    must(sqlite3_prepare_v2(database, text, -1, &statement, 0), SQLITE_OK);
    return statement;
}

static void step(sqlite3_stmt *statement) {
    must(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
}

static void chain(uint8_t hash[32], const void *record, size_t count) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, hash, 32);
    SHA256_Update(&context, record, count);
    SHA256_Final(hash, &context);
}

static sqlite3_stmt *begin, *end_of_commit, *insert;
static uint8_t last[32];
static sqlite3_int64 position;

static void add(const uint8_t *record, uint32_t length) {
    int postings = record[POSTING_COUNT];
    if (postings > 2) exit(1);
    chain(last, record, length);
    sqlite3_bind_int64(insert, 1, position++);
    sqlite3_bind_blob(insert, 2, record, (int)length, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 3, last, 32, SQLITE_STATIC);
    for (int i = 0; i < 4; i++) {
        sqlite3_int64 number;
        memcpy(&number, record + POSTINGS + i * 8, sizeof number);
        if (i / 2 < postings) sqlite3_bind_int64(insert, 4 + i, number);
        else sqlite3_bind_null(insert, 4 + i);
    }
    step(insert);
}

static void commit(const uint8_t **cursor, const uint8_t *end, size_t count) {
    step(begin);
    for (; count && *cursor < end; count--) {
        uint32_t length;
        const uint8_t *record = next_record(cursor, &length);
        add(record, length);
    }
    step(end_of_commit);
}

static void append(char **arguments) {
    size_t size, first = strtoull(arguments[4], NULL, 10), batch = strtoull(arguments[5], NULL, 10);
    const uint8_t *cursor = read_file(arguments[2], &size), *end = cursor + size;
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
    run("CREATE TABLE events(position INTEGER PRIMARY KEY, record BLOB NOT NULL, "
        "hash BLOB NOT NULL, account1 INTEGER, amount1 INTEGER, account2 INTEGER, "
        "amount2 INTEGER)");
    begin = prepare("BEGIN IMMEDIATE");
    end_of_commit = prepare("COMMIT");
    insert = prepare("INSERT INTO events VALUES(?,?,?,?,?,?,?)");
    commit(&cursor, end, first);
    clock_t processor = clock();
    double start = seconds();
    while (cursor < end) commit(&cursor, end, batch);
    double elapsed = seconds() - start;
    printf("%.9f %.6f %lld -\n", elapsed, (double)(clock() - processor) / CLOCKS_PER_SEC, position);
}

static void fold(int verifies) {
    sqlite3_stmt *query = prepare("SELECT count(*) FROM events");
    sqlite3_step(query);
    size_t count = (size_t)sqlite3_column_int64(query, 0);
    int64_t *balances = calloc(count + 1, sizeof *balances);
    query = prepare(verifies
        ? "SELECT account1, amount1, account2, amount2, record, hash FROM events ORDER BY position"
        : "SELECT account1, amount1, account2, amount2 FROM events ORDER BY position");
    clock_t processor = clock();
    double start = seconds();
    while (sqlite3_step(query) == SQLITE_ROW) {
        for (int i = 0; i < 4 && sqlite3_column_type(query, i) != SQLITE_NULL; i += 2)
            balances[sqlite3_column_int64(query, i)] += sqlite3_column_int64(query, i + 1);
        if (!verifies) continue;
        chain(last, sqlite3_column_blob(query, 4), (size_t)sqlite3_column_bytes(query, 4));
        if (memcmp(last, sqlite3_column_blob(query, 5), 32)) exit(1);
    }
    double elapsed = seconds() - start;
    printf("%.9f %.6f %zu %llu\n", elapsed, (double)(clock() - processor) / CLOCKS_PER_SEC, count,
           (unsigned long long)digest(balances, count));
}

int main(int count, char **arguments) {
    int appends = count == 6 && !strcmp(arguments[1], "append");
    if (!appends && count != 3) return 2;
    must(sqlite3_open(arguments[appends ? 3 : 2], &database), SQLITE_OK);
    if (appends) append(arguments);
    else fold(!strcmp(arguments[1], "verify"));
    return 0;
}
