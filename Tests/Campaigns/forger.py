"""What an insider can do who holds the signing key: histories that fit their trees and signatures.

Works on the records of a published log, with the arithmetic of Tools/Verifier/verify.py.
"""
import argparse, base64, hashlib, importlib.util, json, os, struct

_here = os.path.dirname(os.path.abspath(__file__))
_spec = importlib.util.spec_from_file_location(
    "verify", os.path.join(_here, "..", "..", "Tools", "Verifier", "verify.py"))
verify = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(verify)

POSITION, TIME, STREAM, ACTOR, APPROVER, STREAM_VERSION, DAY = 8, 16, 40, 48, 56, 80, 84


class Signer:
    """The key of a ledger: `PRIVATE+KEY+name+hash+base64(1 || seed)`."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read().strip()
        name, _, key = text.removeprefix("PRIVATE+KEY+").split("+", 2)
        self.take(name, base64.b64decode(key)[1:], verify.ED25519)

    @classmethod
    def of(cls, name, seed, algorithm):
        signer = cls.__new__(cls)
        signer.take(name, seed, algorithm)
        return signer

    def take(self, name, seed, algorithm):
        digest = hashlib.sha512(seed).digest()
        number = int.from_bytes(digest[:32], "little")
        self.secret, self.prefix = number & (1 << 254) - 8 | 1 << 254, digest[32:]
        self.public = verify.point_encoded(verify.point_times(self.secret, verify.BASE))
        self.name, self.key = name, verify.Key(name, algorithm, self.public)

    @property
    def verifier(self):
        encoded = base64.b64encode(bytes([self.key.algorithm]) + self.public).decode()
        return f"{self.name}+{self.key.hash.hex()}+{encoded}"

    def signature(self, message):
        r = int.from_bytes(hashlib.sha512(self.prefix + message).digest(), "little") % verify.ORDER
        point = verify.point_encoded(verify.point_times(r, verify.BASE))
        h = hashlib.sha512(point + self.public + message).digest()
        s = r + int.from_bytes(h, "little") * self.secret
        return point + (s % verify.ORDER).to_bytes(32, "little")

    def checkpoint(self, tree, size=None):
        size = tree.size if size is None else size
        root = base64.b64encode(tree.root(size)).decode()
        return self.note(f"{self.name}\n{size}\n{root}\n")

    def note(self, text):
        line = base64.b64encode(self.key.hash + self.signature(text.encode())).decode()
        return f"{text}\n\u2014 {self.name} {line}\n".encode()


class Files:
    """The files of a folder in memory, by their names; stands in for a folder of the verifier."""

    strangers = []

    def __init__(self, files):
        self.files = files

    @classmethod
    def of(cls, path):
        folder = verify.Folder(path)
        return cls({name: folder.read(name, 1 << 30) for name in folder.sizes})

    @property
    def sizes(self):
        return {name: len(data) for name, data in sorted(self.files.items())}

    def read(self, name, limit):
        if len(self.files[name]) > limit:
            raise verify.Fault(f"{name}: longer than {limit} bytes")
        return self.files[name]

    def chunks(self, name):
        data = self.files[name]
        for at in range(0, len(data), 1 << 20):
            yield data[at:at + (1 << 20)]

    def changed(self, changes):
        """With other bytes in some files, and without those whose bytes are None."""
        files = self.files | changes
        return Files({name: data for name, data in files.items() if data is not None})

    def write(self, path):
        for name, data in self.files.items():
            place = os.path.join(path, name)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(data)


def options(**given):
    """Options as the verifier takes them, without any that are not given."""
    return argparse.Namespace(**{
        "verifier": None, "witness": [], "older": [], "receipt": [], "disclosure": []} | given)


def records(published):
    """The records of a published log, as far as its checkpoint says."""
    size, report = verify.Note(published.files["checkpoint"]).size, verify.Report()
    found = [record for _, record in verify.Tiles(published, size).records(report)]
    assert not report.findings and len(found) == size, report.findings
    return found


def tree_of(history):
    tree = verify.Tree()
    for record in history:
        tree.append(record)
    return tree


def entry(record):
    return struct.pack(">H", len(record)) + record


def publish(history, checkpoint):
    """The history laid out as tiles, with the checkpoint."""
    tree, level, count, files = tree_of(history), 0, len(history), {"checkpoint": checkpoint}
    while count:
        for index in range((count + 255) // 256):
            width = min(256, count - 256 * index)
            place = verify.tile_index(index, width)
            files[f"tile/{level}/{place}"] = tree.nodes(8 * level, 256 * index, width)
            if level == 0:
                bundle = history[256 * index:256 * index + width]
                files[f"tile/entries/{place}"] = b"".join(map(entry, bundle))
        level, count = level + 1, count >> 8
    return Files(files)


class _Made:
    """Makes the files of a package that follow from records."""

    def __init__(self):
        self.texts = {"events.jsonl": "", "postings.csv": verify.POSTING_COLUMNS,
                      "journal.hledger": verify.JOURNAL_BEGINNING}

    def event(self, record, entry, fold):
        self.texts["events.jsonl"] += fold.line(record, entry)
        if entry:
            self.texts["postings.csv"] += fold.posting_rows(record, entry)
            self.texts["journal.hledger"] += fold.transaction(record, entry)


def folded(history, *listeners):
    """The verification of a history, with what it comes to."""
    verification = verify.Verification(verify.Report(), listeners)
    for place, record in enumerate(history):
        verification.add(place, record)
    verification.finish()
    return verification


def package(history, original, checkpoint):
    """A package of the history: its own events, postings, journal and trial balance; all other
    files are those of the original."""
    made = _Made()
    verification = folded(history, made)
    texts = made.texts | {"trial-balance.csv": verification.fold.trial_balance()}
    files = {name: text.encode() for name, text in texts.items()}
    files |= {"records": b"".join(map(entry, history)), "checkpoint": checkpoint,
              "checkpoint-consistency": b""}
    return sealed(original.changed(files), {
        "ledger": verification.first.fact("name"), "eventCount": len(history),
        "asRecordedUpTo": verify.time_shown(verification.last.time),
        "treeRoot": verification.tree.root().hex()})


def sealed(files, facts={}):
    """The package with a manifest that names its files, as far as they are there, and the hashes
    that they have."""
    manifest = json.loads(files.files["manifest.json"]) | facts
    manifest["files"] = [file for file in manifest["files"] if file["name"] in files.files]
    for file in manifest["files"]:
        file["sha256"] = hashlib.sha256(files.files[file["name"]]).hexdigest()
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    return files.changed({"manifest.json": text.encode()})


def replaced(record, offset, layout, value):
    """The record with another number in its head."""
    changed = bytearray(record)
    struct.pack_into(layout, changed, offset, value)
    return bytes(changed)


def repinned(history):
    """The history with the roots that closings and reports pin made to fit it."""
    tree, made = verify.Tree(), []
    for record in history:
        event = verify.Record(record)
        if event.kind.code in (verify.PERIOD_CLOSED, verify.REPORT_ISSUED):
            record = record.replace(event.fact("root"), tree.root(event.fact("size")))
        tree.append(record)
        made.append(record)
    return made


def number(record, offset, layout):
    return struct.unpack_from(layout, record, offset)[0]
