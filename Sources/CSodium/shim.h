// Ed25519 alone: libcrypto takes twice as long to sign, a tenth of a commit of one event.
#include <sodium.h>
