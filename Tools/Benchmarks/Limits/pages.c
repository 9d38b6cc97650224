// What a ledger's file consists of: its pages by table.
//
//     pages FILE
//
// Prints a line for each table, `name bytes`; then `free` for pages that LMDB will use again,
// `catalogue` for LMDB's own lists, and `ahead` for what the file holds behind its last page.
#include "limit.h"
#include <sys/stat.h>

static size_t page_count(const MDB_stat *table) {
    return table->ms_branch_pages + table->ms_leaf_pages + table->ms_overflow_pages;
}

// LMDB keeps its free pages in its first table: a count, then so many numbers of pages.
static size_t free_pages(MDB_txn *transaction) {
    MDB_cursor *cursor;
    MDB_val key, value;
    size_t sum = 0;
    MUST(mdb_cursor_open(transaction, 0, &cursor));
    while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) sum += *(size_t *)value.mv_data;
    return sum;
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    MDB_env *environment = open_environment(arguments[1], MDB_RDONLY);
    MDB_envinfo info;
    MDB_stat table;
    MDB_txn *transaction;
    MDB_dbi catalogue, number;
    MDB_cursor *cursor;
    MDB_val name, value;
    struct stat file;
    MUST(mdb_env_info(environment, &info));
    MUST(stat(arguments[1], &file));
    MUST(mdb_txn_begin(environment, NULL, MDB_RDONLY, &transaction));
    MUST(mdb_dbi_open(transaction, NULL, 0, &catalogue));
    MUST(mdb_stat(transaction, catalogue, &table));
    size_t size = table.ms_psize, own = 2 + page_count(&table);
    MUST(mdb_cursor_open(transaction, catalogue, &cursor));
    while (!mdb_cursor_get(cursor, &name, &value, MDB_NEXT)) {
        char title[64] = {0};
        if (name.mv_size >= sizeof title) return 1;
        memcpy(title, name.mv_data, name.mv_size);
        MUST(mdb_dbi_open(transaction, title, 0, &number));
        MUST(mdb_stat(transaction, number, &table));
        printf("%s %zu\n", title, page_count(&table) * size);
    }
    MUST(mdb_stat(transaction, 0, &table));
    own += page_count(&table);
    size_t used = (info.me_last_pgno + 1) * size, all = (size_t)file.st_size;
    printf("free %zu\n", free_pages(transaction) * size);
    printf("catalogue %zu\nahead %zu\n", own * size, all > used ? all - used : 0);
    return 0;
}
