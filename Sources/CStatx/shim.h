#include <linux/stat.h>

// The C library declares it for those alone who define _GNU_SOURCE before its first header.
int statx(int folder, const char *path, int flags, unsigned int mask, struct statx *status);
