// Of the compiler, which in Swift has no name.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address); }
