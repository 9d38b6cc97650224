// What this disk takes to make 4 KiB durable: written over blocks that are there, then fdatasync.
//
//     sync FILE
//
// Prints the median of five hundred in microseconds.
#include "records.h"
#include <fcntl.h>
#include <unistd.h>

enum { COUNT = 500, SIZE = 4096 };

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

int main(int count, char **arguments) {
    static char block[SIZE];
    double times[COUNT];
    int file = count == 2 ? open(arguments[1], O_CREAT | O_TRUNC | O_RDWR, 0640) : -1;
    if (file < 0) return 2;
    for (off_t i = 0; i < COUNT; i++)
        if (pwrite(file, block, SIZE, i * SIZE) != SIZE) return 1;
    if (fsync(file)) return 1;
    for (off_t i = 0; i < COUNT; i++) {
        double start = seconds();
        if (pwrite(file, block, SIZE, i * SIZE) != SIZE || fdatasync(file)) return 1;
        times[i] = (seconds() - start) * 1e6;
    }
    qsort(times, COUNT, sizeof *times, ascending);
    printf("%.1f\n", times[COUNT / 2]);
    return 0;
}
