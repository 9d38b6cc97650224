// Ed25519, of which libcrypto takes twice as long to sign, a tenth of a commit of one event; and what
// seals withheld values: XChaCha20-Poly1305, which libcrypto has not, with HMAC-SHA-256.
#include <sodium.h>
