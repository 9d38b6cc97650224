// SHA-256 of many messages by the processor's own instructions, two at a time.
#ifndef CSHA_H
#define CSHA_H
#include <stddef.h>
#include <stdint.h>

// Whether this processor has the instructions. If not, csha_hash must not be called.
int csha_is_supported(void);

// Hashes `count` messages, each with the byte `prefix` in front of it. They stand one after the
// other in `bytes`: message i ends before `ends[i]`, or all are `width` bytes long if `ends` is
// null. Writes 32 bytes for each to `digests`, which must not overlap `bytes`.
void csha_hash(uint8_t prefix, const uint8_t *bytes, const size_t *ends, size_t width,
               size_t count, uint8_t *digests);
#endif
