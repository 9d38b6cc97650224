#!/usr/bin/env python3
"""Published vectors before both second verifiers: two that agree might both be wrong.

usage: vectors.py

SHA-2 (FIPS 180-4), Ed25519 (RFC 8032 section 7.1), trees (RFC 6962, with the leaves of the
Certificate Transparency tests), every proof of trees up to 33 leaves, deterministic CBOR
(RFC 8949), texts; and the golden archive.
"""
import hashlib, json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser
import forger
from forger import verify
from verifiers import Page, packed

# Public key, message, signature.
SIGNATURES = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
          "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
ITEMS = {
    True: ["00", "17", "1818", "18ff", "190100", "1a00010000", "1b0000000100000000",
           "1bffffffffffffffff", "20", "3863", "3b7fffffffffffffff", "40", "4401020304", "60",
           "6161", "62c3bc", "80", "83010203", "a0", "a201020304", "f4", "f5", "8181818181818100",
           "a118ff00"],
    False: ["", "18", "1800", "1817", "1900ff", "1a0000ffff", "1b00000000ffffffff", "1c",
            "3b8000000000000000", "3bffffffffffffffff", "5f4100ff", "61ff", "62c328", "6180",
            "63eda080", "64f4908080", "9f00ff", "bf0000ff", "a20000 0000", "a201000000",
            "a1190100 00", "a1200000", "a1610000", "c000", "d9d9f700", "f6", "f7", "f820", "f90000",
            "fa00000000", "ff", "0000", "8181818181818181 00", "58ff00", "9bffffffffffffffff",
            "7bffffffffffffffff"],
}
TEXTS = {
    True: ["a", " ", "防衛", "a" * 1000, "é", "가", "\U0001f4d2", "\u200d", "\u00ad"],
    False: ["", "a" * 1001, "防" * 334, "e\u0301", "\u1100\u1161", "\u212b", "a\nb", "\x7f",
            "\x80", "\u200e", "\u2028", "\u202e", "\u2066", "\ufeff"],
}


def signatures():
    """What must verify, and what must not though it nearly does."""
    for key, message, signature in SIGNATURES:
        yield True, key, message, signature
        yield False, key, message + "00", signature
        for text, place in [(key, 0), (signature, 0), (signature, 40)]:
            changed = bytearray.fromhex(text)
            changed[place] ^= 1
            yield (False, changed.hex(), message, signature) if text == key else (
                False, key, message, changed.hex())
        # S plus the order of the group is another signature of the same, and refused.
        s = int.from_bytes(bytes.fromhex(signature[64:]), "little") + verify.ORDER
        yield False, key, message, signature[:64] + s.to_bytes(32, "little").hex()
        yield False, key, message, signature[:-2]
    # A key of small order: this would be a signature of anything.
    yield False, "01" + 31 * "00", "72", "01" + 63 * "00"


def refuses(make):
    try:
        make()
    except verify.Fault:
        return True
    return False


def paths(tree, size):
    """Inclusion proofs of all leaves and consistency proofs of all beginnings, by definition."""
    def root(start, end):
        if end - start == 1:
            return tree.nodes(0, start, 1)
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        return verify.node(root(start, middle), root(middle, end))

    def inclusion(place, start, end):
        if end - start == 1:
            return []
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if place < middle:
            return inclusion(place, start, middle) + [root(middle, end)]
        return inclusion(place, middle, end) + [root(start, middle)]

    def consistency(old, start, end, is_whole):
        if old == end:
            return [] if is_whole else [root(start, end)]
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if old <= middle:
            return consistency(old, start, middle, is_whole) + [root(middle, end)]
        return consistency(old, middle, end, False) + [root(start, middle)]

    for place in range(size):
        yield "inclusion", place, size, inclusion(place, 0, size)
        yield "consistency", place + 1, size, consistency(place + 1, 0, size, True)


def python_holds(kind, number, size, path, tree):
    if kind == "inclusion":
        leaf = tree.nodes(0, number, 1)
        return verify.root_of_inclusion(leaf, number, size, path) == tree.root(size)
    return verify.is_consistent(number, tree.root(number), size, tree.root(size), path)


PROOFS = """
    const vectorTree = new Tree();
    for (let i = 0; i < 33; i++) vectorTree.append(Uint8Array.of(i));
    const holds = ([kind, number, size, path]) => {
      path = path.map(unhex);
      if (kind === "inclusion") {
        const leaf = vectorTree.nodes(0, number, 1);
        return equal(rootOfInclusion(leaf, number, size, path), vectorTree.root(size));
      }
      return isConsistent(number, vectorTree.root(number), size, vectorTree.root(size), path);
    };
    const refused = make => {
      try { make(); return false; } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        return true;
      }
    };
"""


def cases():
    """Each a name, what must come out, what Python makes of it, and what the page evaluates."""
    for text in [b"", b"abc", b"a" * 111, b"a" * 112, b"a" * 1000, b"a" * 1_000_000]:
        call = f'encoded("{text[:1].decode()}".repeat({len(text)}))' if text[:1] == b"a" and \
            text != b"abc" else f'encoded("{text.decode()}")'
        own = hashlib.sha256(text).hexdigest()
        yield "SHA-256", own, verify.sha256(text).hex(), f"hex(sha256({call}))"
        own = hashlib.sha512(text).hexdigest()
        if len(text) <= 1000:
            yield "SHA-512", own, own, f"hex(sha512({call}))"
    for right, key, message, signature in signatures():
        texts = key, signature, message
        yield ("Ed25519", right, verify.signature_is_right(*map(bytes.fromhex, texts)),
               "signatureIsRight(%s)" % ", ".join(f'unhex("{text}")' for text in texts))
    tree = verify.Tree()
    for leaf in LEAVES:
        tree.append(bytes.fromhex(leaf))
    made = "(() => { const tree = new Tree(); for (const leaf of %s) tree.append(unhex(leaf)); " \
        "return hex(tree.root(%d)); })()"
    for size, root in enumerate(ROOTS):
        yield "RFC 6962", root, tree.root(size).hex(), made % (json.dumps(LEAVES), size)
    for is_right, items in ITEMS.items():
        for item in items:
            data = bytes.fromhex(item)
            yield (f"CBOR {item}", not is_right, refuses(lambda: verify.whole(data)),
                   f'refused(() => Cbor.whole(unhex("{data.hex()}")))')
    for is_right, texts in TEXTS.items():
        for text in texts:
            yield (f"text {text[:5]!r}", not is_right, refuses(lambda: verify.check_text(text)),
                   f"refused(() => checkText({json.dumps(text)}))")
    tree = verify.Tree()
    for leaf in range(33):
        tree.append(bytes([leaf]))
    for size in range(1, 34):
        for kind, number, size, path in paths(tree, size):
            wrong = [path[:-1], path + [path[0] if path else tree.root()]] if path else [
                [tree.root()]]
            for proof, is_right in [(path, True)] + [(p, False) for p in wrong]:
                told = json.dumps([kind, number, size, [hash.hex() for hash in proof]])
                yield (kind, is_right, python_holds(kind, number, size, proof, tree),
                       f"holds({told})")


def golden_package():
    """The golden archive, in which every kind of act stands, with its events as the engine has
    shown them ever since."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures", "log-v1")

    def read(name):
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()

    history = [bytes.fromhex(line) for line in read("records.hex").decode().split()]
    kinds = {verify.Record(record).kind.name for record in history}
    assert len(kinds) > 100, f"only {len(kinds)} kinds of acts"
    names = [*verify.ALWAYS_THERE, "checkpoint", "checkpoint-consistency"]
    made = forger.package(history, forger.Files({
        "README.txt": b"", "manifest.json": json.dumps({
            "format": "daicho snapshot 1", "ledger": "", "eventCount": 0, "asRecordedUpTo": "",
            "treeRoot": "", "files": [{"name": name, "sha256": ""} for name in names]}).encode()}),
        read("checkpoint"))
    # What the verifier makes of the events is compared with what stands in the fixture.
    verification = forger.folded(history)
    return forger.sealed(made.changed({"events.jsonl": read("events.jsonl")}), {
        "ledger": verification.first.fact("name"), "eventCount": len(history),
        "asRecordedUpTo": verify.time_shown(verification.last.time),
        "treeRoot": verification.tree.root().hex()})


def check_golden_package(browser):
    files = golden_package()
    ours = verify.Verifier(files, forger.options()).run().json
    pairs = packed(files.files)
    page = json.loads(browser.evaluate(f"""(async () => JSON.stringify((await verifyFiles(
        Object.entries({pairs}).map(([name, text]) =>
          [name, new File([Uint8Array.from(atob(text), c => c.charCodeAt(0))], name)])
        )).json))()"""))
    # The last record is one of the state and names tables, which no second verifier can make.
    others = [[f for f in answer["findings"] if not f["expected"].startswith("register-")]
              for answer in (ours, page)]
    assert others == [[], []] and not ours["notChecked"] + page["notChecked"], (others, ours)
    assert ours["findings"] == page["findings"] != [], page["findings"][:3]


def main():
    with Browser(Page.path) as browser:
        check_golden_package(browser)
        browser.evaluate(PROOFS)
        all_cases = list(cases())
        calls = ",".join(call for *_, call in all_cases)
        answers = json.loads(browser.evaluate(f"JSON.stringify([{calls}])"))
        wrong = [f"{name}: {expected}, verify.py {python}, verifier.html {page}, {call[:100]}"
                 for (name, expected, python, call), page in zip(all_cases, answers)
                 if not expected == python == page]
    if wrong:
        sys.exit("\n".join(wrong[:20]))
    print(f"{len(all_cases) + 1} passed, 0 failed")


main()
