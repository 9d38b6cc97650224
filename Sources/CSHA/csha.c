// SHA-256 (FIPS 180-4) with the SHA extensions of x86-64. See docs/decisions/0015-hashing.md.
//
// An instruction that does two rounds answers after four cycles, but another one may begin after
// two: one message alone leaves half of the unit idle. So two messages, which know nothing of each
// other, take turns.
#include "csha.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#include <string.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// A message on its way: the state as the instructions want it, and the block that is next.
typedef struct {
    __m128i abef, cdgh;
    const uint8_t *rest;
    size_t count, used;
    uint64_t bits;
    uint8_t *digest;
    int is_marked, is_last;
    uint8_t block[64];
} lane;

// The bytes of each word turned round: the message is big-endian.
#define TURN _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL)

// Takes the next block of each of `count` lanes. The loops are unrolled, so that `words` are
// registers; words[i & 3] holds the four words of the schedule that group i of rounds takes.
WITH_SHA __attribute__((always_inline)) static inline void compress(lane *lanes[], const int count) {
    __m128i words[2][4], abef[2], cdgh[2];
    for (int w = 0; w < count; w++) {
        abef[w] = lanes[w]->abef;
        cdgh[w] = lanes[w]->cdgh;
        for (int i = 0; i < 4; i++)
            words[w][i] = _mm_shuffle_epi8(
                _mm_loadu_si128((const __m128i *)(lanes[w]->block + 16 * i)), TURN);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++)
        for (int w = 0; w < count; w++) {
            __m128i *now = &words[w][i & 3], last = words[w][(i + 3) & 3];
            __m128i sum = _mm_add_epi32(
                *now, _mm_loadu_si128((const __m128i *)(constants + 4 * i)));
            cdgh[w] = _mm_sha256rnds2_epu32(cdgh[w], abef[w], sum);
            abef[w] = _mm_sha256rnds2_epu32(abef[w], cdgh[w], _mm_shuffle_epi32(sum, 0x0e));
            if (i < 12) {
                __m128i next = _mm_sha256msg1_epu32(*now, words[w][(i + 1) & 3]);
                next = _mm_add_epi32(next, _mm_alignr_epi8(last, words[w][(i + 2) & 3], 4));
                *now = _mm_sha256msg2_epu32(next, last);
            }
        }
    for (int w = 0; w < count; w++) {
        lanes[w]->abef = _mm_add_epi32(lanes[w]->abef, abef[w]);
        lanes[w]->cdgh = _mm_add_epi32(lanes[w]->cdgh, cdgh[w]);
    }
}

WITH_SHA static void begin(lane *lane, uint8_t prefix, const uint8_t *message, size_t count,
                           uint8_t *digest) {
    lane->abef = _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c);
    lane->cdgh = _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19);
    lane->rest = message;
    lane->count = count;
    lane->bits = 8 * (uint64_t)(count + 1);
    lane->digest = digest;
    lane->is_marked = lane->is_last = 0;
    lane->block[0] = prefix;
    lane->used = 1;
}

// Makes the next block: what is left of the message, a one bit, zeros, the number of bits.
static inline void fill(lane *lane) {
    size_t used = lane->used, room = sizeof lane->block - used;
    size_t taken = lane->count < room ? lane->count : room;
    memcpy(lane->block + used, lane->rest, taken);
    lane->rest += taken;
    lane->count -= taken;
    lane->used = 0;
    used += taken;
    if (used == sizeof lane->block) return;
    if (!lane->is_marked) lane->block[used++] = 0x80;
    lane->is_marked = 1;
    memset(lane->block + used, 0, sizeof lane->block - used);
    if (used > 56) return;
    uint64_t bits = __builtin_bswap64(lane->bits);
    memcpy(lane->block + 56, &bits, sizeof bits);
    lane->is_last = 1;
}

WITH_SHA static void finish(const lane *lane) {
    __m128i high = _mm_shuffle_epi32(_mm_unpackhi_epi64(lane->abef, lane->cdgh), 0xb1);
    __m128i low = _mm_shuffle_epi32(_mm_unpacklo_epi64(lane->abef, lane->cdgh), 0xb1);
    _mm_storeu_si128((__m128i *)lane->digest, _mm_shuffle_epi8(high, TURN));
    _mm_storeu_si128((__m128i *)(lane->digest + 16), _mm_shuffle_epi8(low, TURN));
}

WITH_SHA void csha_hash(uint8_t prefix, const uint8_t *bytes, const size_t *ends, size_t width,
                        size_t count, uint8_t *digests) {
    lane first, second, *lanes[2] = {&first, &second};
    size_t next = 0, start = 0;
    int busy = 0;
    for (;;) {
        // A lane that is free takes the next message, until there is none.
        for (; busy < 2 && next < count; next++) {
            size_t end = ends ? ends[next] : start + width;
            begin(lanes[busy++], prefix, bytes + start, end - start, digests + 32 * next);
            start = end;
        }
        if (busy == 0) return;
        for (int w = 0; w < busy; w++) fill(lanes[w]);
        if (busy == 2) compress(lanes, 2); else compress(lanes, 1);
        for (int w = busy - 1; w >= 0; w--) {
            if (!lanes[w]->is_last) continue;
            finish(lanes[w]);
            // The free lane stands behind the one that is still busy.
            lane *done = lanes[w];
            lanes[w] = lanes[--busy];
            lanes[busy] = done;
        }
    }
}

int csha_is_supported(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1)) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

#else

int csha_is_supported(void) { return 0; }

void csha_hash(uint8_t prefix, const uint8_t *bytes, const size_t *ends, size_t width,
               size_t count, uint8_t *digests) {
    __builtin_trap();
}

#endif
