#!/usr/bin/env python3
"""Verifies a published log or a snapshot package of Daicho, alone and offline.

usage: verify.py FOLDER [--verifier KEY] [--older PATH]... [--receipt FILE]... [--json]

A second verifier, written from Schemas/log-format.md, which shares no code with daicho and
daicho-replay. It needs Python 3.9 or later and nothing else, reads only what it is given, and
writes nothing. Its findings have the codes and record numbers of daicho-replay
(docs/reference/findings.md). The exit status is 0 for verified, 1 for failed, and 2 for incomplete
or for wrong usage. It reads, in this order: notes and signatures, the tree, records, what the
records come to, the files of a log or package, and last the report.
"""
import argparse
import base64
import binascii
import datetime
import hashlib
import json
import os
import re
import stat
import struct
import sys
import unicodedata

NONE = 2**64 - 1
LARGEST_FINDING_COUNT = 10_000
# Section 4: no file of a package is longer than this and so many times its records.
LARGEST_SMALL_FILE, LARGEST_FACTOR = 1 << 24, 64


def sha256(data):
    return hashlib.sha256(data).digest()


class Fault(Exception):
    """What is read is not of the format. The text says why."""


# ------------------------------------------------------------------------------------------------
# Ed25519 (RFC 8032 section 5.1), verification only

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def point_added(a, b):
    """Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = point_added(total, point)
        point = point_added(point, point)
        n >>= 1
    return total


def point_decoded(data):
    """None if the 32 bytes are no point of the curve in its one encoding."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_ONE % P
    if x * x % P != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def point_encoded(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = point_decoded((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
IDENTITY = (1).to_bytes(32, "little")


def signature_is_right(key, signature, message):
    """A key of small order, which fits any message, is refused as well."""
    if len(key) != 32 or len(signature) != 64:
        return False
    point, s = point_decoded(key), int.from_bytes(signature[32:], "little")
    if point is None or s >= ORDER or point_encoded(point_times(8, point)) == IDENTITY:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    h = int.from_bytes(digest, "little") % ORDER
    negative = (P - point[0], point[1], 1, P - point[3])
    found = point_added(point_times(s, BASE), point_times(h, negative))
    return point_encoded(found) == signature[:32]


# ------------------------------------------------------------------------------------------------
# Notes, checkpoints, keys, receipts (C2SP signed-note, tlog-checkpoint, tlog-cosignature,
# tlog-proof)

LARGEST_NOTE = 64 * 1024
ED25519, COSIGNATURE = 1, 4


def base64_decoded(text):
    """Base64 with padding; a text has one spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Fault("not base64") from None
    require(base64.b64encode(data).decode() == text, "not base64")
    return data


def hash_decoded(text):
    data = base64_decoded(text)
    if len(data) != 32:
        raise Fault("not 32 bytes in base64")
    return data


def decimal(text):
    if not re.fullmatch("0|[1-9][0-9]{0,19}", text) or int(text) > NONE:
        raise Fault("not a decimal number")
    return int(text)


def is_key_name(name):
    return name != "" and not any(c == "+" or c <= " " or c.isspace() for c in name)


def utf8(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Fault("not UTF-8") from None


class SignedText:
    """A text with signatures: (name, hash of the key, bytes)."""

    def __init__(self, data):
        if len(data) > LARGEST_NOTE:
            raise Fault("a note longer than 65,536 bytes")
        text = utf8(data)
        if any((c < " " and c != "\n") or c == "\x7f" for c in text):
            raise Fault("a note with control characters")
        body, blank, signatures = text.rpartition("\n\n")
        if not blank or body == "" or not signatures.endswith("\n"):
            raise Fault("a note without a blank line and signatures")
        self.text, self.signatures = body + "\n", []
        for line in signatures[:-1].split("\n"):
            parts = line.split(" ")
            if len(parts) != 3 or parts[0] != "\u2014" or not is_key_name(parts[1]):
                raise Fault("a signature line without dash, name and signature")
            signature = base64_decoded(parts[2])
            if len(signature) < 5:
                raise Fault("a signature that is too short")
            self.signatures.append((parts[1], signature[:4], signature[4:]))


class Note(SignedText):
    """A checkpoint."""

    def __init__(self, data):
        super().__init__(data)
        lines = self.text.split("\n")[:-1]
        if len(lines) < 3 or lines[0] == "" or "" in lines[3:]:
            raise Fault("a checkpoint without origin, size and root")
        self.origin, self.size, self.root = lines[0], decimal(lines[1]), hash_decoded(lines[2])
        self.extensions = lines[3:]


class Key:
    """A verifier key: `name+hash+base64(algorithm || public key)`."""

    def __init__(self, name, algorithm, public):
        if not is_key_name(name) or algorithm not in (ED25519, COSIGNATURE) or len(public) != 32:
            raise Fault("not the key of an Ed25519 verifier or cosigner")
        self.name, self.algorithm, self.public = name, algorithm, public
        self.hash = sha256(name.encode() + b"\n" + bytes([algorithm]) + public)[:4]

    @classmethod
    def parsed(cls, text):
        parts = text.strip().split("+", 2)
        if len(parts) != 3:
            raise Fault("not name+hash+key")
        data = base64_decoded(parts[2])
        key = cls(parts[0], data[0] if data else 0, data[1:])
        if key.hash.hex() != parts[1]:
            raise Fault("the hash is not the key's")
        return key

    def has_signed(self, note):
        """Whether there is a signature that is said to be this key's, and each of them is
        (C2SP signed-note)."""
        own = [s for name, key_hash, s in note.signatures if (name, key_hash) == (self.name,
                                                                                  self.hash)]
        return bool(own) and all(self.is_right(signature, note) for signature in own)

    def is_right(self, signature, note):
        """A cosignature is over its time and the note (C2SP tlog-cosignature)."""
        message = note.text.encode()
        if self.algorithm == COSIGNATURE:
            time = int.from_bytes(signature[:8], "big")
            message, signature = b"cosignature/v1\ntime %d\n" % time + message, signature[8:]
        return signature_is_right(self.public, signature, message)


class Receipt:
    """A proof of inclusion that stands alone: index, path, checkpoint."""

    def __init__(self, data):
        if len(data) > 2 * LARGEST_NOTE:
            raise Fault("a receipt that is too long")
        head, blank, note = utf8(data).partition("\n\n")
        lines = head.split("\n")
        if not blank or lines[0] != "c2sp.org/tlog-proof@v1" or len(lines) < 2:
            raise Fault("not a tlog-proof")
        if not lines[1].startswith("index ") or len(lines) > 66:
            raise Fault("a tlog-proof without its index, or of over 64 hashes")
        self.index = decimal(lines[1][len("index "):])
        self.path = [hash_decoded(line) for line in lines[2:]]
        self.note = Note(note.encode())


class Cosignature:
    """What a witness who has replayed the log left: a checkpoint with the cosignature, and a note
    by the same witness that says what its events come to."""

    def __init__(self, name, data):
        require(len(data) <= 2 * LARGEST_NOTE, "a cosignature that is too long")
        parts = utf8(data).split("\n\n")
        require(len(parts) == 4, "not two signed notes")
        self.note = Note(f"{parts[0]}\n\n{parts[1]}\n".encode())
        state = SignedText(f"{parts[2]}\n\n{parts[3]}".encode())
        lines = state.text.split("\n")[:-1]
        head = ["daicho state 1", *self.note.text.split("\n")[:3]]
        require(len(lines) >= 7 and lines[:4] == head,
                "not what a witness says of the checkpoint's tree")
        require(lines[4].startswith("witness ") and re.fullmatch("on [0-9-]{10}", lines[5]),
                "no witness and day")
        self.witness = Key.parsed(lines[4][len("witness "):])
        require(self.witness.algorithm == COSIGNATURE and self.witness.has_signed(self.note),
                "the checkpoint is not cosigned by the witness")
        own = Key(self.witness.name, ED25519, self.witness.public)
        require(own.has_signed(state), "the state is not signed by the witness")
        require(name == f"{self.note.size}-{self.witness.hash.hex()}", "the name of another file")
        accounts = re.fullmatch("accounts (0|[1-9][0-9]{0,9}) ([0-9a-f]{64})", lines[6])
        require(accounts is not None, "no accounts")
        self.accounts = int(accounts[1]), bytes.fromhex(accounts[2])
        self.projections = []
        for line in lines[7:]:
            words = re.fullmatch("([^ ]+) ([0-9a-f]{64}) ([0-9a-f]{64})", line)
            require(words is not None, "no projection with its hashes")
            self.projections.append((words[1], bytes.fromhex(words[3]), bytes.fromhex(words[2])))
        names = [name for name, _, _ in self.projections]
        require(names and len(names) == len(set(names)), "not every projection once")
        self.day = lines[5][len("on "):]


# ------------------------------------------------------------------------------------------------
# The tree (RFC 6962 section 2.1; proofs as in RFC 9162 section 2.1)


def node(left, right):
    return sha256(b"\1" + left + right)


class Tree:
    """Every full node, row by row: the root of any beginning of the log can be asked for."""

    def __init__(self):
        self.rows, self.size = [bytearray()], 0

    def append(self, record):
        entry, level, index = sha256(b"\0" + record), 0, self.size
        self.rows[0] += entry
        self.size += 1
        while index & 1:
            entry = node(self.rows[level][-64:-32], entry)
            level, index = level + 1, index >> 1
            if level == len(self.rows):
                self.rows.append(bytearray())
            self.rows[level] += entry

    def nodes(self, level, start, count):
        return bytes(self.rows[level][32 * start:32 * (start + count)])

    def root(self, size=None):
        """None if the tree has not so many leaves."""
        size = self.size if size is None else size
        if size > self.size:
            return None
        root, level, end = None, 0, size
        while end:
            if end & 1:
                left = self.nodes(level, end - 1, 1)
                root = left if root is None else node(left, root)
            level, end = level + 1, end >> 1
        return sha256(b"") if root is None else root


def root_of_inclusion(leaf, index, size, path):
    """None if the path has another length than a proof of this leaf."""
    if index >= size:
        return None
    place, last = index, size - 1
    for sibling in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            leaf = node(sibling, leaf)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            leaf = node(leaf, sibling)
        place, last = place >> 1, last >> 1
    return leaf if last == 0 else None


def is_consistent(old_size, old_root, size, root, path):
    if old_size > size:
        return False
    if old_size == size:
        return not path and old_root == root
    if old_size == 0:
        return not path
    if old_size & (old_size - 1) == 0:
        path = [old_root] + path
    if not path:
        return False
    old = new = path[0]
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node(sibling, old), node(sibling, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node(new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and (old, new) == (old_root, root)


# ------------------------------------------------------------------------------------------------
# Records: deterministic CBOR (RFC 8949 section 4.2.1), the head, and the fields of a type

LARGEST_RECORD = 65_535
HEAD = struct.Struct("<HHBBBBQq16sQQQQQIiBBHHH")
POSTING = struct.Struct("<Qq")
FIRST_DAY, LAST_DAY = -37_255, 2_932_896
ROLES = ["minister", "corporation.clerk", "corporation.screener", "corporation.approver",
         "corporation.treasurer", "administrator", "auditor", "regulator", "system"]
IMPORTED, CONSEQUENCE = 1, 2
NAME = re.compile(r"[A-Za-z]+(/[A-Za-z0-9._-]{1,63})?")
IDENTIFIER = re.compile(r"[A-Za-z0-9._-]{1,63}")
MEDIA_TYPE = re.compile(r"[!-.0-~]+/[!-.0-~]+")
CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
DEEPEST = 8


def cbor(data, at, depth=0):
    """The item that begins at `at`, and the place behind it."""
    if depth >= DEEPEST:
        raise Fault("nested too deep")
    if at >= len(data):
        raise Fault("the bytes end")
    major, argument = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7 and argument not in (20, 21):
        raise Fault("a simple value or a float")
    if argument >= 24:
        if argument > 27:
            raise Fault("an indefinite length")
        size = 1 << argument - 24
        if at + size > len(data):
            raise Fault("the bytes end")
        argument = int.from_bytes(data[at:at + size], "big")
        if argument < (24 if size == 1 else 1 << 4 * size):
            raise Fault("not the shortest encoding")
        at += size
    if major == 0:
        return argument, at
    if major == 1:
        if argument >= 1 << 63:
            raise Fault("a number out of range")
        return -1 - argument, at
    if major in (2, 3):
        end = at + argument
        if end > len(data):
            raise Fault("the bytes end")
        return (data[at:end] if major == 2 else utf8(data[at:end])), end
    if major == 4:
        if argument > len(data) - at:
            raise Fault("the bytes end")
        items = []
        for _ in range(argument):
            item, at = cbor(data, at, depth + 1)
            items.append(item)
        return items, at
    if major == 5:
        if argument > 256:
            raise Fault("a map that is too long")
        fields, last = {}, -1
        for _ in range(argument):
            key, at = cbor(data, at, DEEPEST - 1)
            if type(key) is not int or not 0 <= key <= 255 or key <= last:
                raise Fault("a key that is none, or out of order")
            fields[key], at = cbor(data, at, depth + 1)
            last = key
        return fields, at
    if major == 7:
        return argument == 21, at
    raise Fault("a tag")


def whole(data):
    value, end = cbor(data, 0)
    if end != len(data):
        raise Fault("bytes behind the end")
    return value


class Kind:
    """A type of event, as its schema describes it."""

    def __init__(self, row):
        (self.code, self.version, self.name, self.category, self.command, self.roles,
         self.bases, self.fields) = row
        self.given = [field for field in self.fields if "*" not in field[3]]


def require(right, what):
    if not right:
        raise Fault(what)


def check_text(value):
    require(type(value) is str and value != "", "not a text")
    if value.isascii() and value.isprintable():
        require(len(value) <= 1000, "a text of over 1,000 bytes")
        return
    require(len(value.encode()) <= 1000, "a text of over 1,000 bytes")
    require(not CONTROLS.search(value), "a text with control characters")
    require(unicodedata.is_normalized("NFC", value), "a text that is not in NFC")


def check_documents(value):
    require(type(value) is list and 1 <= len(value) <= 64, "not 1 to 64 documents")
    for document in value:
        require(type(document) is list and len(document) == 4, "not a document")
        digest, media_type, count, title = document
        require(type(digest) is bytes and len(digest) == 32, "not the hash of a document")
        require(type(media_type) is str and len(media_type) <= 127
                and MEDIA_TYPE.fullmatch(media_type), "not a media type")
        require(type(count) is int and count >= 0, "not a number of bytes")
        check_text(title)


def check_corporation(value):
    require(type(value) is str and re.fullmatch("[0-9]{13}", value, re.ASCII), "not 13 digits")
    total = sum(int(d) * (2 if place % 2 else 1) for place, d in enumerate(value) if place)
    require(int(value[0]) == 9 - total % 9, "a wrong check digit")


def check_command(value, references):
    """A command inside an event: code, version, subject, date, facts, documents."""
    require(type(value) is dict and list(value) in ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]),
            "not a command")
    kind = KINDS.get((value[1], value[2])) if type(value[1]) is type(value[2]) is int else None
    require(kind is not None and kind.command != "", "a command that there is not")
    require(type(value[3]) is str and len(value[3]) <= 127 and NAME.fullmatch(value[3]),
            "not the name of a thing")
    check("date", value[4], references)
    check_fields(kind.given, value[5], references)
    if 6 in value:
        check_documents(value[6])


def check_fields(fields, value, references):
    require(type(value) is dict, "not a map")
    count = 0
    for key, name, shape, marks in fields:
        if key in value:
            count += 1
            try:
                check(shape, value[key], references)
            except Fault as fault:
                raise Fault(f"{name}: {fault}") from None
        elif "?" not in marks:
            raise Fault(f"{name} is missing")
    require(count == len(value), "a field that there is not")


def check(shape, value, references):
    """Refuses a value that does not fit its field; collects (category, position) of references."""
    kind = shape if type(shape) is str else shape[0]
    if kind == "text":
        check_text(value)
    elif kind == "number":
        require(type(value) is int and shape[1] <= value <= shape[2], "not a number in range")
    elif kind == "enum":
        require(type(value) is int and 1 <= value < len(shape), "a choice that there is not")
    elif kind == "date":
        require(type(value) is int and FIRST_DAY <= value <= LAST_DAY, "not a date")
    elif kind.startswith("ref "):
        require(type(value) is int and 0 <= value <= NONE, "not a position")
        references.append((kind[4:], value))
    elif kind == "flag":
        require(type(value) is bool, "not true or false")
    elif kind == "identifier":
        require(type(value) is str and IDENTIFIER.fullmatch(value), "not an identifier")
    elif kind == "bytes":
        require(type(value) is bytes and len(value) == shape[1], f"not {shape[1]} bytes")
    elif kind == "list":
        require(type(value) is list and len(value) <= 256, "not a list of at most 256")
        for item in value:
            check(shape[1], item, references)
    elif kind == "record":
        check_fields(shape[1:], value, references)
    elif kind == "command":
        check_command(value, references)
    elif kind == "integer":
        require(type(value) is int and -2**63 <= value < 2**63, "not a number")
    elif kind == "year":
        require(type(value) is int and 1868 <= value <= 9998, "not a fiscal year")
    elif kind == "rate":
        require(type(value) is int and 0 <= value <= 100_000, "not a rate")
    elif kind == "corporation":
        check_corporation(value)
    else:
        raise AssertionError(kind)


class Record:
    """A record that is the one encoding of an event; anything else is a Fault."""

    __slots__ = ("kind", "role", "basis", "flags", "position", "time", "command", "stream", "actor",
                 "approver", "causation", "correlation", "version", "day", "name", "postings",
                 "facts", "documents", "references")

    def __init__(self, data):
        require(HEAD.size <= len(data) <= LARGEST_RECORD, f"{len(data)} bytes")
        (form, code, type_version, self.role, self.basis, self.flags, self.position, self.time,
         self.command, self.stream, self.actor, self.approver, self.causation, self.correlation,
         self.version, self.day, posting_count, name_length, body_length, evidence_length,
         zero) = HEAD.unpack_from(data)
        require(form == 1, f"format {form}")
        name_start = HEAD.size + POSTING.size * posting_count
        body_start = name_start + name_length
        evidence_start = body_start + body_length
        require(evidence_start + evidence_length == len(data), "lengths that do not add up")
        require(self.flags & ~3 == 0 and zero == 0, "bits that the format does not use")
        require(FIRST_DAY <= self.day <= LAST_DAY, f"a date {self.day} days from 1970")
        self.kind = KINDS.get((code, type_version))
        require(self.kind is not None, f"type {code} in version {type_version}")
        require(1 <= self.role <= len(ROLES), f"role {self.role}")
        require(self.basis < len(self.kind.bases), f"basis {self.basis}")
        require((name_length > 0) == (self.stream == self.position),
                "a name where none is due, or none where one is")
        self.name = None
        if name_length:
            self.name = utf8(data[name_start:body_start])
            require(NAME.fullmatch(self.name), "a name that is none")
        self.postings = list(POSTING.iter_unpack(data[HEAD.size:name_start]))
        for _, amount in self.postings:
            require(amount not in (0, -2**63), "a posting that is none")
        self.facts, self.references = whole(data[body_start:evidence_start]), []
        check_fields(self.kind.fields, self.facts, self.references)
        self.documents = []
        if evidence_length:
            self.documents = whole(data[evidence_start:])
            check_documents(self.documents)

    def fact(self, name):
        return next((self.facts.get(f[0]) for f in self.kind.fields if f[1] == name), None)


# ------------------------------------------------------------------------------------------------
# How records are shown: events.jsonl, postings.csv, trial-balance.csv, journal.hledger

EPOCH = datetime.date(1970, 1, 1)
POSTING_COLUMNS = ("position,recordedAt,effectiveOn,type,stream,book,account,accountTitle,"
                   "subAccount,debitYen,creditYen,actor,basis\n")
BALANCE_COLUMNS = "book,account,title,subAccount,debitsYen,creditsYen,balanceYen,side\n"
JOURNAL_BEGINNING = "commodity 1,000. JPY\n\n"


def date_shown(days):
    return (EPOCH + datetime.timedelta(days=days)).isoformat()


def time_shown(microseconds):
    days, rest = divmod(microseconds, 86_400_000_000)
    if not FIRST_DAY <= days <= LAST_DAY:
        return f"{microseconds} us"
    seconds, rest = divmod(rest, 1_000_000)
    return (f"{date_shown(days)}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
            f".{rest:06}Z")


def day_in_tokyo(microseconds):
    return time_shown(microseconds + 9 * 3600 * 10**6)[:10]


def uuid_shown(data):
    digits = data.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def json_shown(value):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\\b", "\\u0008").replace("\\f", "\\u000c") if "\\" in text else text


def cell(text):
    """A cell of RFC 4180; what a spreadsheet would take for a formula gets an apostrophe."""
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text:
        text = "'" + text
    if any(c in text for c in ',"\n\r'):
        text = '"' + text.replace('"', '""') + '"'
    return text


def documents_shown(documents):
    return [{"sha256": d[0].hex(), "mediaType": d[1], "byteCount": d[2], "title": d[3]}
            for d in documents]


def fields_shown(fields, values, name):
    return {f[1]: shown(f[2], values[f[0]], name) for f in fields if f[0] in values}


def command_shown(value, name):
    kind = KINDS[value[1], value[2]]
    view = {"command": kind.command, "subject": value[3], "on": date_shown(value[4]),
            "facts": fields_shown(kind.given, value[5], name)}
    return view | ({"evidence": documents_shown(value[6])} if 6 in value else {})


def shown(shape, value, name):
    kind = shape if type(shape) is str else shape[0]
    if kind == "enum":
        return shape[value]
    if kind == "date":
        return date_shown(value)
    if kind == "year":
        return f"FY{value}"
    if kind == "rate":
        return f"{value // 100}.{value % 100:02}%"
    if kind == "bytes":
        return value.hex()
    if kind == "list":
        return [shown(shape[1], item, name) for item in value]
    if kind == "record":
        return fields_shown(shape[1:], value, name)
    if kind == "command":
        return command_shown(value, name)
    if kind.startswith("ref "):
        text = name(value)
        return text if kind == "ref any" else text.split("/", 1)[-1]
    return value


# ------------------------------------------------------------------------------------------------
# What the records come to

class Account:
    __slots__ = ("book", "code", "thing", "debits", "credits", "entry")

    def __init__(self, book, code, thing):
        self.book, self.code, self.thing = book, code, thing
        self.debits = self.credits = 0
        self.entry = ACCOUNTS.get((book, code))


def sum_root(leaves):
    """The hash of the topmost node; a leaf is (position, debits, credits)."""
    if not leaves:
        return sha256(b"")

    def number(value, size):
        return value.to_bytes(size, "little")

    row = [(1, d, c, sha256(b"\2" + number(p, 8) + number(d, 16) + number(c, 16)))
           for p, d, c in leaves]
    while len(row) > 1:
        above = []
        for left, right in zip(row[::2], row[1::2]):
            children = b"".join(number(n, 8) + number(d, 16) + number(c, 16) + h
                                for n, d, c, h in (left, right))
            above.append((left[0] + right[0], left[1] + right[1], left[2] + right[2],
                          sha256(b"\3" + children)))
        row = above + row[len(row) - len(row) % 2:]
    return row[0][3]


class Fold:
    """Names, accounts and balances. Events are taken a command at a time, for what they refer to
    may stand behind them within one command, and within the three events of the beginning."""

    def __init__(self, report, tree, listeners):
        self.report, self.tree, self.listeners = report, tree, listeners
        self.names, self.categories, self.accounts, self.known = {}, {}, {}, {}
        self.group, self.is_whole, self.last_state = [], True, None
        self.other_projections, self.vouched = set(), {}

    def add(self, record):
        if not self.is_whole:
            return
        if self.group and self.group[0].command != record.command and record.position >= 3:
            self.take()
        self.group.append(record)

    def stop(self, position, why):
        """Goes no further: what follows has no ground to stand on."""
        if self.is_whole:
            self.take()
            self.is_whole = False
            self.report.unchecked.append(
                f"references, entries, balances and tables from record {position} on: {why}")

    def name(self, position):
        return self.names.get(position) or f"#{position}"

    def take(self):
        group, self.group = self.group, []
        for record in group:
            if record.name is not None:
                self.names[record.position] = record.name
                if record.name in self.known:
                    self.find(record, "a name of its own", f"'{record.name}', which is that of "
                              f"record {self.known[record.name]}")
                self.known.setdefault(record.name, record.position)
        for record in group:
            self.check_head(record, group)
            if record.kind.code == ACCOUNT_OPENED:
                self.open(record)
            elif record.kind.code == STATE_RECORDED:
                self.check_state(record)
            elif record.kind.code == REPORT_ISSUED:
                self.check_pin(record, record.position)
            entry = self.entry(record)
            for listener in self.listeners:
                listener.event(record, entry, self)
            self.check_vouched(record)

    def find(self, record, expected, found, code="transition-illegal"):
        self.report.find(code, record.position, expected, found)

    def check_head(self, record, group):
        self.check_reference(record, "stream", record.kind.category, record.stream)
        self.check_reference(record, "actor", "actor", record.actor)
        if record.approver != NONE:
            self.check_reference(record, "approver", "actor", record.approver)
        for category, position in record.references:
            self.check_reference(record, "reference", category, position)
        for what, position in ("causation", record.causation), ("correlation", record.correlation):
            if position != NONE and position >= record.position:
                self.find(record, f"the {what} to stand before", f"record {position}")
        if ROLES[record.role - 1] not in record.kind.roles:
            self.find(record, f"one of the roles {', '.join(record.kind.roles)}",
                      ROLES[record.role - 1], "decision-differs")
        if record.time != group[0].time and record.command == group[0].command:
            self.find(record, f"the time of its command, {time_shown(group[0].time)}",
                      time_shown(record.time), "decision-differs")

    def check_reference(self, record, what, category, position):
        name = self.names.get(position)
        if name is None:
            self.find(record, f"the {what} to be what an event introduced", f"record {position}")
        elif category != "any" and name.split("/")[0] != category:
            self.find(record, f"the {what} to be of the category {category}", f"'{name}'")

    def open(self, record):
        books = next(f[2] for f in record.kind.fields if f[1] == "book")
        account = Account(books[record.fact("book")], record.fact("code"),
                          record.fact("subAccount"))
        key = (account.book, account.code, account.thing)
        if account.entry is None or (account.entry[4] == "none") != (account.thing is None):
            self.find(record, "an account of the chart", f"{self.label(account)}")
        elif any((a.book, a.code, a.thing) == key for a in self.same(account)):
            self.find(record, "an account that was not opened before", f"{self.label(account)}")
        self.accounts[record.position] = account

    def same(self, account):
        """The accounts that one equal to it is among, found by its name."""
        start = f"account/{account.book}-{account.code}"
        name = start if account.thing is None else f"{start}-{account.thing}"
        position = self.known.get(name)
        return [self.accounts[position]] if position in self.accounts else []

    def label(self, account):
        base = f"{account.book}:{account.code}"
        return base if account.thing is None else f"{base}:{self.name(account.thing)}"

    def entry(self, record):
        """The legs as (account, amount), posted; None if there is no entry that can be posted."""
        if not record.postings:
            return None
        legs = [(self.accounts.get(position), amount) for position, amount in record.postings]
        if any(account is None for account, _ in legs):
            position = next(p for p, _ in record.postings if p not in self.accounts)
            self.find(record, "postings to accounts that were opened", f"record {position}")
            return None
        if len({account.book for account, _ in legs}) > 1:
            self.find(record, "an entry of one book", "several")
        if sum(amount for _, amount in legs) != 0:
            self.find(record, "an entry whose debits equal its credits",
                      f"a difference of {sum(amount for _, amount in legs)} yen")
        for account, amount in legs:
            account.debits += max(amount, 0)
            account.credits += max(-amount, 0)
            if max(account.debits, account.credits) >= 2**63:
                self.find(record, "totals below 2^63 yen", f"more in {self.label(account)}")
                account.debits = account.credits = 0
        return legs

    def check_state(self, record):
        totals, size = record.fact("accounts"), record.fact("size")
        if size != record.position:
            self.find(record, f"the state of {record.position} events", f"of {size}")
        self.last_state = record
        for expected, found in self.differences((totals[1], totals[2]), [
                (p[1], p[2], p[3]) for p in record.fact("projections")]):
            self.find(record, expected, found, "recorded-state-wrong")

    def differences(self, accounts, projections):
        """What is said of the state (number of accounts and root; name, layout and digest of each
        projection) beside what the events so far come to."""
        leaves = [(p, a.debits, a.credits) for p, a in self.accounts.items()]
        own = len(leaves), sum_root(leaves)
        if own != accounts:
            yield (f"{own[0]} accounts, root {own[1].hex()}",
                   f"{accounts[0]} accounts, root {accounts[1].hex()}")
        for name, layout, digest in projections:
            if name == "trial-balance" and layout == sha256(BALANCE_COLUMNS[:-1].encode()):
                own = sha256(self.trial_balance().encode())
                if own != digest:
                    yield f"{name} with the hash {own.hex()}", f"the hash {digest.hex()}"
            else:
                self.other_projections.add(name)

    def check_vouched(self, record):
        size = record.position + 1
        for cosignature in self.vouched.pop(size, []):
            if cosignature.day != day_in_tokyo(record.time):
                self.report.find(
                    "cosigned-state-wrong", None,
                    f"a state on {day_in_tokyo(record.time)} at size {size}",
                    f"on {cosignature.day}, as {cosignature.witness.name} has signed")
            for expected, found in self.differences(cosignature.accounts,
                                                    cosignature.projections):
                self.report.find("cosigned-state-wrong", None, f"{expected} at size {size}",
                                 f"{found}, as {cosignature.witness.name} has signed")

    def check_pin(self, record, place):
        size, root = record.fact("size"), record.fact("root")
        own = self.tree.root(size) if size <= min(place, self.tree.size) else None
        if own != root:
            expected = f"root {own.hex()} at size {size}" if own else "a tree before the event"
            self.report.find("pinned-root-wrong", place, expected,
                             f"size {size}, root {root.hex()}")

    def trial_balance(self):
        rows = [BALANCE_COLUMNS]
        order = [book for book in BOOKS]
        for account in sorted(self.accounts.values(), key=lambda a: (
                order.index(a.book), a.code, a.thing is not None, a.thing or 0)):
            title, side = account.entry[2:4] if account.entry else ("", "debit")
            balance = account.debits - account.credits
            thing = "" if account.thing is None else self.name(account.thing)
            rows.append(",".join((account.book, str(account.code), cell(title), cell(thing),
                                  str(account.debits), str(account.credits),
                                  str(balance if side == "debit" else -balance), side)) + "\n")
        return "".join(rows)

    def line(self, record, entry):
        """The event as a line of events.jsonl."""
        kind, name = record.kind, self.name
        view = {
            "position": record.position, "type": kind.name, "version": kind.version,
            "stream": name(record.stream), "streamVersion": record.version,
            "recordedAt": time_shown(record.time), "effectiveOn": date_shown(record.day),
            "commandID": uuid_shown(record.command), "actor": name(record.actor),
            "role": ROLES[record.role - 1], "basis": kind.bases[record.basis]}
        if record.approver != NONE:
            view["approvedBy"] = name(record.approver)
        if record.causation != NONE:
            view["causation"] = record.causation
        if record.correlation != NONE:
            view["correlation"] = record.correlation
        if record.flags & IMPORTED:
            view["imported"] = True
        if record.flags & CONSEQUENCE:
            view["consequence"] = True
        view["facts"] = fields_shown(kind.fields, record.facts, name)
        if entry:
            view["entry"] = [{"account": self.label(account),
                              "side": "debit" if amount > 0 else "credit", "amount": abs(amount)}
                             for account, amount in entry]
        if record.documents:
            view["evidence"] = documents_shown(record.documents)
        return json_shown(view) + "\n"

    def posting_rows(self, record, entry):
        before = ",".join((str(record.position), time_shown(record.time), date_shown(record.day),
                           cell(record.kind.name), cell(self.name(record.stream))))
        behind = ",".join((cell(self.name(record.actor)),
                           cell(record.kind.bases[record.basis])))
        rows = []
        for account, amount in entry:
            title = account.entry[2] if account.entry else ""
            thing = "" if account.thing is None else self.name(account.thing)
            debit, credit = (str(amount), "") if amount > 0 else ("", str(-amount))
            rows.append(f"{before},{account.book},{account.code},{cell(title)},{cell(thing)},"
                        f"{debit},{credit},{behind}\n")
        return "".join(rows)

    def transaction(self, record, entry):
        legs = "".join(f"    {self.label(account)}  {amount} JPY\n" for account, amount in entry)
        return (f"{date_shown(record.day)} ({record.position}) {record.kind.name} "
                f"{self.name(record.stream)}\n{legs}\n")


# ------------------------------------------------------------------------------------------------
# Files

class Folder:
    """The regular files under a path, by their names from there. Nothing is followed outwards."""

    def __init__(self, path):
        self.path, self.sizes, self.strangers = path, {}, []
        for folder, folders, files in os.walk(path):
            folders.sort()
            for name in sorted(files) + [f for f in folders if os.path.islink(
                    os.path.join(folder, f))]:
                place = os.path.join(folder, name)
                relative = os.path.relpath(place, path).replace(os.sep, "/")
                status = os.lstat(place)
                if stat.S_ISREG(status.st_mode):
                    self.sizes[relative] = status.st_size
                else:
                    self.strangers.append(relative)

    def read(self, name, limit):
        if self.sizes[name] > limit:
            raise Fault(f"{name}: longer than {limit} bytes")
        try:
            with open(os.path.join(self.path, name), "rb") as file:
                data = file.read(limit + 1)
        except OSError as error:
            raise Fault(f"{name}: {error.strerror}") from None
        if len(data) > limit:
            raise Fault(f"{name}: longer than {limit} bytes")
        return data

    def chunks(self, name):
        try:
            with open(os.path.join(self.path, name), "rb") as file:
                while chunk := file.read(1 << 20):
                    yield chunk
        except OSError as error:
            raise Fault(f"{name}: {error.strerror}") from None


class ExpectedFile:
    """Compares a file with what the records make of it, as they are read."""

    def __init__(self, folder, name, report, beginning, make):
        self.name, self.report, self.make = name, report, make
        self.source = self.chunks(folder)
        self.rest, self.is_right, self.position = b"", True, None
        self.compare(beginning, None)

    def chunks(self, folder):
        """What can be read of the file; the rest is told."""
        try:
            yield from folder.chunks(self.name)
        except Fault as fault:
            self.is_right = False
            self.report.find("file-wrong", None, "a file that can be read", str(fault))

    def event(self, record, entry, fold):
        if self.is_right:
            self.compare(self.make(fold, record, entry), record.position)

    def compare(self, text, position):
        expected = text.encode()
        while len(self.rest) < len(expected):
            chunk = next(self.source, b"")
            if not chunk:
                break
            self.rest += chunk
        found, self.rest = self.rest[:len(expected)], self.rest[len(expected):]
        if self.is_right and found != expected:
            self.is_right = False
            self.report.find(
                "file-wrong", position, f"in {self.name}: {first_difference(expected, found)}",
                first_difference(found, expected) if found else "the end of the file")

    def finish(self):
        if self.is_right and (self.rest or next(self.source, b"")):
            self.is_right = False
            self.report.find("file-wrong", None, f"the end of {self.name}", "more of it")


def clipped(text, start=0):
    behind = text[start:start + 200]
    return "..." * (start > 0) + behind + "..." * (start + 200 < len(text))


def tile_index(index, width):
    groups = []
    while True:
        groups.append(f"{index % 1000:03}")
        index //= 1000
        if index == 0:
            break
    path = "/".join(["x" + group for group in groups[:0:-1]] + groups[:1])
    return path if width == 256 else f"{path}.p/{width}"


TILE = re.compile(r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]{1,3}))?")


def tile_parsed(name):
    """(level or 'entries', index, width), or None if the name is no tile's."""
    match = TILE.fullmatch(name)
    if not match:
        return None
    level = match[1] if match[1] == "entries" else int(match[1])
    index = int(match[2].replace("/", "").replace("x", ""))
    width = 256 if match[3] is None else int(match[3])
    if not 1 <= width <= 256 or f"tile/{level}/{tile_index(index, width)}" != name:
        return None
    return level, index, width


def record_ends(data, limit):
    """Where each of the whole records ends that the bytes hold, each after its length in two
    big-endian bytes, at most so many."""
    ends, at = [], 0
    while len(ends) < limit and at + 2 <= len(data):
        at += 2 + int.from_bytes(data[at:at + 2], "big")
        if at > len(data):
            break
        ends.append(at)
    return ends


class RecordsFile:
    """The file of all records in a package."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name

    def records(self, report):
        """The records in order, each with its place."""
        rest, place = b"", 0
        try:
            for chunk in self.folder.chunks(self.name):
                rest += chunk
                at = 0
                for end in record_ends(rest, len(rest)):
                    yield place, rest[at + 2:end]
                    at, place = end, place + 1
                rest = rest[at:]
        except Fault as fault:
            report.find("file-wrong", None, "a file that can be read", str(fault))
        if rest:
            report.find("file-wrong", None, f"whole records in {self.name}",
                        "an end within a record")


class Tiles:
    """The tiles and bundles of a folder, as far as the checkpoint covers them. Beside a tile may
    lie the parts of it that earlier, smaller trees had, and what is being published behind it."""

    def __init__(self, folder, size):
        self.folder, self.size, self.places, self.names = folder, size, {}, set()
        self.beyond = 0
        for name in folder.sizes:
            tile = tile_parsed(name)
            if tile:
                self.names.add(name)
                self.places.setdefault(tile[:2], []).append(tile[2])
        for widths in self.places.values():
            widths.sort()

    def name(self, level, index, width):
        return f"tile/{level}/{tile_index(index, width)}"

    def width(self, level, index):
        """How many nodes or records of it the tree has; as many as are there if none is known."""
        if self.size is None:
            return max(self.places.get((level, index), [0]))
        height = 0 if level == "entries" else 8 * level
        return max(0, min(256, (self.size >> height) - 256 * index))

    def read(self, level, index, width, limit, report):
        """The bytes of the narrowest file that has so much; None behind a finding."""
        there = [w for w in self.places.get((level, index), []) if w >= width]
        if not there:
            return None
        try:
            return self.folder.read(self.name(level, index, there[0]), limit * there[0])
        except Fault as fault:
            report.find("file-wrong", None, "a tile", str(fault))
            return None

    def records(self, report):
        """The records in order, each with its place; reading goes on behind a gap."""
        next_index = 0
        for index in sorted(index for level, index in self.places if level == "entries"):
            width = self.width("entries", index)
            if width == 0:
                break
            if index > next_index:
                self.miss(next_index, report)
            next_index = index + 1
            data = self.read("entries", index, width, LARGEST_RECORD + 2, report)
            if data is None:
                self.miss(index, report)
                continue
            ends = record_ends(data, width)
            for number, (start, end) in enumerate(zip([0] + ends, ends)):
                yield 256 * index + number, data[start + 2:end]
            if len(ends) < width:
                report.find("file-wrong", None, f"{width} records in bundle {index}",
                            str(len(ends)))
            else:
                self.compare_parts("entries", index, data, ends, report)
        if self.size is not None and self.width("entries", next_index) > 0:
            self.miss(next_index, report)

    def miss(self, index, report):
        """Tells of the first bundle of a gap."""
        width = self.width("entries", index) or 256
        report.find("file-missing", None, f"{width} records in "
                    + self.name("entries", index, width), "none, or fewer")

    def compare_parts(self, level, index, data, ends, report):
        """Every file of the place holds the beginning of what is right, and no more."""
        for width in self.places.get((level, index), []):
            name = self.name(level, index, width)
            if width > len(ends):
                self.beyond += 1
                continue
            try:
                is_right = self.folder.read(name, len(data)) == data[:ends[width - 1]]
            except Fault:
                is_right = False
            if not is_right:
                whole_tile = level not in ("entries", 0) and width == len(ends)
                report.find("tile-wrong" if whole_tile else "file-wrong", None,
                            f"{name} as the records make it", "other bytes")

    def compare(self, tree, report):
        """Compares hash tiles with the tree, and tells of tiles that are missing."""
        seen, level, count = set(), 0, tree.size
        while count:
            for index in range((count + 255) // 256):
                nodes = tree.nodes(8 * level, 256 * index, 256)
                ends = range(32, len(nodes) + 1, 32)
                seen |= {(level, index), ("entries", index)} if level == 0 else {(level, index)}
                if not any(w >= len(ends) for w in self.places.get((level, index), [])):
                    report.find("file-missing" if level == 0 else "tile-wrong", None,
                                self.name(level, index, len(ends)), "none")
                self.compare_parts(level, index, nodes, ends, report)
            level, count = level + 1, count >> 8
        self.beyond += sum(len(w) for place, w in self.places.items() if place not in seen)
        if self.beyond:
            report.uncovered.append(f"{self.beyond} files of a larger tree than the checkpoint's")


# ------------------------------------------------------------------------------------------------
# The report

# Control and format characters, among them those that turn the direction of writing, and ends of
# lines.
STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text):
    """The text with what would steer a terminal written out."""
    return "".join(f"\\u{{{ord(c):x}}}" if unicodedata.category(c) in STEERING else c
                   for c in text)


class Report:
    def __init__(self):
        self.findings, self.further, self.unchecked, self.uncovered = [], 0, [], []
        self.records = self.checkpoints = 0
        self.root = ""

    def find(self, code, position, expected, found):
        if len(self.findings) < LARGEST_FINDING_COUNT:
            self.findings.append({"code": code, "position": position, "expected": expected,
                                  "found": found})
        else:
            self.further += 1

    @property
    def result(self):
        if self.findings:
            return "failed"
        return "incomplete" if self.unchecked or self.records == 0 else "verified"

    @property
    def json(self):
        return {"result": self.result, "records": self.records, "checkpoints": self.checkpoints,
                "root": self.root, "findings": self.findings, "furtherFindings": self.further,
                "notChecked": self.unchecked, "notCovered": self.uncovered}

    @property
    def text(self):
        """For a terminal, which is told nothing by what a name holds."""
        lines = [f"records      {self.records}", f"checkpoints  {self.checkpoints}"]
        if self.records:
            lines.append(f"root         {self.root}")
        for finding in self.findings:
            place = "" if finding["position"] is None else f"record {finding['position']}: "
            lines.append(f"FINDING  {place}expected {finding['expected']}, "
                         f"found {finding['found']} [{finding['code']}]")
        if self.further:
            lines.append(f"FINDING  {self.further} more")
        lines += [f"NOT CHECKED  {text}" for text in self.unchecked]
        lines += [f"not covered  {text}" for text in self.uncovered]
        return "".join(visible(line) + "\n" for line in lines + [self.result])


COSIGNATURES = "cosignatures/"
# The files of a package that are compared with the records.
FOLLOWING = {"records", "events.jsonl", "postings.csv", "journal.hledger", "trial-balance.csv",
             "checkpoint", "checkpoint-consistency", "manifest.json"}
PROOF = "checkpoint-consistency"
# What every package has, beside tables, the checkpoint and the verifiers.
ALWAYS_THERE = ["records", "events.jsonl", "postings.csv", "journal.hledger", "trial-balance.csv",
                "README.txt"]
ALWAYS_UNCOVERED = [
    "rules: whether each act was allowed to whoever did it, on its day and in its order",
    "derivation: whether entries and what the rules fill in follow from the facts that were given",
    "numbers of reports, assertions of banks, and documents, of which there are hashes only",
    "the truth: proofs show that records were not altered, not that what was entered was true",
]


class Verification:
    """Takes the records one after the other, and compares at the end."""

    def __init__(self, report, listeners):
        self.report, self.tree = report, Tree()
        self.fold = Fold(report, self.tree, listeners)
        self.end, self.byte_count, self.has_gap = 0, 0, False
        self.shift, self.last_time = 0, -2**63
        self.versions, self.commands, self.last_command = {}, {}, None
        self.signer, self.first, self.last = None, None, None

    def add(self, place, data):
        if place != self.end:
            self.report.find("record-missing", self.end, "a record", f"the next one is {place}")
            self.has_gap = True
            self.fold.stop(place, "records are missing")
        self.end = place + 1
        self.byte_count += 2 + len(data)
        self.tree.append(data)
        try:
            record = Record(data)
        except Fault as fault:
            self.report.find("record-invalid", place, "a record of the format", str(fault))
            self.fold.stop(place, "it cannot be read")
            return
        shift, before = record.position - place, self.shift
        self.shift = shift
        if shift not in (0, before):
            # The records behind it are as far from their places: that is told once.
            self.report.find("position-wrong", place, str(place), str(record.position))
            self.fold.stop(place, "records are not where they belong")
        if record.time < self.last_time:
            self.report.find("time-reversed", place,
                             f"{time_shown(self.last_time)} or later", time_shown(record.time))
        self.last_time = max(self.last_time, record.time)
        self.check_counts(record, place)
        if record.kind.code == PERIOD_CLOSED:
            self.fold.check_pin(record, place)
        if place == 0 and record.kind.code == LEDGER_OPENED:
            self.signer, self.first = record.fact("signerKey"), record
        self.last = record
        self.fold.add(record)

    def check_counts(self, record, place):
        if record.command != self.last_command:
            self.last_command = record.command
            first = self.commands.setdefault(record.command, place)
            if first != place:
                self.report.find("command-repeated", place,
                                 f"command {uuid_shown(record.command)} at {first} only",
                                 "here as well")
        expected = self.versions.get(record.stream, 0) + 1
        self.versions[record.stream] = record.version
        if record.version != expected:
            self.report.find("stream-version-wrong", place,
                             f"version {expected} of what record {record.stream} introduced",
                             f"version {record.version}")

    def finish(self):
        if self.fold.is_whole:
            self.fold.take()
        self.report.records = self.tree.size
        self.report.root = self.tree.root().hex()


class Signatures:
    """The keys that must have signed: the one given, or the one that the log itself names."""

    def __init__(self, report, given, signer):
        self.report, self.given, self.signer = report, given, signer
        self.origin = given.name if given else None

    def check(self, note, what):
        report = self.report
        if self.origin is None:
            self.origin = note.origin
        if note.origin != self.origin:
            report.find("checkpoint-invalid", None, f"{what} to bear the origin {self.origin}",
                        note.origin)
        if note.extensions:
            report.find("checkpoint-invalid", None, f"{what} without extensions",
                        note.extensions[0])
        key = self.key()
        if key is None and self.signer is not None:
            report.find("signature-invalid", None, f"{what} signed by the ledger's own key",
                        f"the origin {self.origin}, which is nobody's")
        if key is not None and not key.has_signed(note):
            report.find("signature-invalid", None, f"{what} signed by {key.name}",
                        "no signature that verifies")

    def key(self):
        """None if there is no key, or an origin that can be the name of none."""
        if self.given or self.signer is None or self.origin is None:
            return self.given
        try:
            return Key(self.origin, ED25519, self.signer)
        except Fault:
            return None


class Verifier:
    def __init__(self, folder, options):
        self.folder, self.options, self.report = folder, options, Report()

    def run(self):
        report = self.report
        self.is_package = not self.folder.sizes.keys().isdisjoint({"manifest.json", "records"})
        if not self.is_package and "log.mdb" in self.folder.sizes:
            report.unchecked.append("the ledger's own file: publish it, or use daicho-replay")
        note = self.note("checkpoint") if "checkpoint" in self.folder.sizes else None
        has_records = not self.is_package or "records" in self.folder.sizes
        if not has_records:
            report.unchecked.append("the records: the package has none")
        if self.is_package:
            source = RecordsFile(self.folder, "records")
        else:
            source = Tiles(self.folder, note.size if note else None)
        self.cosignatures = self.read_cosignatures()
        files = self.expected_files() if self.is_package else []
        self.verification = Verification(report, files + self.options.disclosure)
        for cosignature in self.cosignatures:
            self.verification.fold.vouched.setdefault(cosignature.note.size, []).append(cosignature)
        for place, data in source.records(report) if has_records else []:
            self.verification.add(place, data)
            show_progress(self.verification.tree.size)
            if report.further:
                # So garbage, of which each two bytes could be a record, ends soon.
                report.unchecked.append(f"everything behind record {place}: too much is wrong")
                break
        self.verification.finish()
        tree = self.verification.tree
        if tree.size == 0:
            report.unchecked.append("the log holds no record")
        self.signatures = Signatures(report, self.options.verifier, self.verification.signer)
        if tree.size and not (self.options.verifier or self.verification.signer):
            report.unchecked.append("signatures: the first event names no key")
        self.check_checkpoint(tree, note)
        self.check_witnesses(tree, note)
        for older in self.options.older:
            self.check_older(tree, *older)
        for name, receipt in self.options.receipt:
            self.check_receipt(tree, name, receipt)
        if self.is_package:
            self.check_package(files)
        else:
            if self.verification.has_gap:
                report.unchecked.append("tiles: records are missing")
            else:
                source.compare(tree, report)
            self.check_strangers(source.names | {"checkpoint"})
        for disclosure in self.options.disclosure:
            disclosure.finish(report)
        self.name_limits()
        return report

    def read_cosignatures(self):
        """Those in the folder `cosignatures`; one that is none is a finding."""
        found = []
        for name in self.folder.sizes:
            if name.startswith(COSIGNATURES):
                try:
                    data = self.folder.read(name, 2 * LARGEST_NOTE)
                    found.append(Cosignature(name[len(COSIGNATURES):], data))
                except Fault as fault:
                    self.report.find("cosignature-invalid", None, f"a cosignature in '{name}'",
                                     str(fault))
        return found

    def check_witnesses(self, tree, note):
        """Each witness that was named must have vouched, on the checkpoint or beside it."""
        report, asked = self.report, self.options.witness
        vouched = {}
        for cosignature in self.cosignatures:
            witness, cosigned = cosignature.witness, cosignature.note
            self.check_older(tree, f"the checkpoint cosigned by {witness.name}", cosigned.size,
                             cosigned.root, cosigned)
            vouched[witness.name, witness.hash] = max(
                cosigned.size, vouched.get((witness.name, witness.hash), 0))
        for witness in asked:
            lines = [s for s in note.signatures if s[:2] == (witness.name, witness.hash)] \
                if note else []
            if lines and witness.has_signed(note):
                vouched[witness.name, witness.hash] = tree.size
            elif lines:
                report.find("cosignature-invalid", None, f"a cosignature by {witness.name}",
                            "no signature that verifies")
            size = vouched.get((witness.name, witness.hash))
            if size is None:
                report.find("quorum-missing", None, f"a cosignature by {witness.name}", "none")
            elif size < tree.size:
                report.uncovered.append(
                    f"events behind the first {size}: {witness.name} has not vouched for them")
        known = {(k.name, k.hash) for k in asked + [self.signatures.key()] if k}
        strangers = {s[:2] for s in note.signatures} if note else set()
        for name, _ in sorted((strangers | vouched.keys()) - known):
            report.uncovered.append(f"the signature of {name}: give its key to have it checked")

    def expected_files(self):
        made = [("events.jsonl", "", lambda fold, record, entry: fold.line(record, entry)),
                ("postings.csv", POSTING_COLUMNS, lambda fold, record, entry:
                 fold.posting_rows(record, entry) if entry else ""),
                ("journal.hledger", JOURNAL_BEGINNING, lambda fold, record, entry:
                 fold.transaction(record, entry) if entry else "")]
        return [ExpectedFile(self.folder, name, self.report, beginning, make)
                for name, beginning, make in made if name in self.folder.sizes]

    def note(self, name):
        """The checkpoint in the folder, or None behind a finding."""
        try:
            return Note(self.folder.read(name, LARGEST_NOTE))
        except Fault as fault:
            self.report.find("checkpoint-invalid", None, "a signed checkpoint", str(fault))
            return None

    def check_checkpoint(self, tree, note):
        report = self.report
        if note is None:
            report.unchecked.append("signatures: there is no checkpoint that can be read")
            return
        report.checkpoints += 1
        self.signatures.check(note, f"the checkpoint of size {note.size}")
        if self.is_package:
            self.check_proof(note, tree)
        elif note.size > self.verification.end:
            report.find("record-missing", self.verification.end, f"{note.size} records",
                        str(tree.size))
        elif note.root != tree.root():
            report.find("checkpoint-invalid", None,
                        f"a checkpoint of size {tree.size} and root {tree.root().hex()}",
                        f"root {note.root.hex()}")

    def check_proof(self, note, tree):
        """A package ends where its reader asked; the checkpoint may cover events behind it."""
        try:
            if PROOF not in self.folder.sizes:
                self.report.find("file-missing", None, PROOF, "none")
                return
            text = utf8(self.folder.read(PROOF, LARGEST_NOTE))
            require(text == "" or text.endswith("\n"), "no line break at the end")
            path = [hash_decoded(line) for line in text.split("\n")[:-1]]
        except Fault as fault:
            self.report.find("checkpoint-invalid", None, "a proof of consistency", str(fault))
            return
        if not is_consistent(tree.size, tree.root(), note.size, note.root, path):
            self.report.find(
                "checkpoint-invalid", None,
                f"a checkpoint whose tree begins with the {tree.size} records",
                f"size {note.size}, root {note.root.hex()}, a proof of {len(path)} hashes")

    def check_older(self, tree, name, size, root, note):
        report = self.report
        if note is not None:
            self.signatures.check(note, f"{name} of size {note.size}")
        if size > tree.size:
            report.find("not-a-prefix", None, f"{size} records or more, as {name} has",
                        str(tree.size))
        elif tree.root(size) != root:
            report.find("not-a-prefix", None, f"root {root.hex()} at size {size}, as in {name}",
                        tree.root(size).hex())

    def check_receipt(self, tree, name, receipt):
        note = receipt.note
        self.check_older(tree, name, note.size, note.root, note)
        if receipt.index >= note.size:
            self.report.find("not-a-prefix", None, f"{name} to be of one of {note.size} records",
                             f"record {receipt.index}")
        elif receipt.index < tree.size:
            leaf = tree.nodes(0, receipt.index, 1)
            root = root_of_inclusion(leaf, receipt.index, note.size, receipt.path)
            if root != note.root:
                self.report.find("not-a-prefix", receipt.index,
                                 f"the record that {name} was given for", "another one")

    def check_package(self, files):
        report, folder, fold = self.report, self.folder, self.verification.fold
        if fold.is_whole:
            files = files + self.whole_file("trial-balance.csv", fold.trial_balance())
            for file in files:
                file.finish()
        told = {file.name for file in files if not file.is_right}
        listed = self.check_manifest()
        if listed is None:
            # What should be there, nobody knows.
            listed = {name: None for name in folder.sizes}
        for name in ALWAYS_THERE:
            if name not in listed and name not in folder.sizes:
                report.find("file-missing", None, f"{name} in the manifest", "none")
        for name in folder.sizes:
            if not (name == "manifest.json" or name.startswith(COSIGNATURES) or name in listed):
                report.find("file-unknown", None, "the files that the manifest names only", name)
        for name in folder.strangers:
            report.find("file-unknown", None, "files only", name)
        for name, digest in listed.items():
            if name not in folder.sizes:
                report.find("file-missing", None, name, "none")
            elif digest is not None and name not in told and self.digest(name) != digest:
                report.find("file-wrong", None, f"{name} with the SHA-256 {digest}",
                            self.digest(name))
        self.check_registers(fold)

    def digest(self, name):
        """The digits of a file's hash, or why it has none. A file that is longer than the records
        can make it is not read: its end may be as far as somebody likes."""
        limit = LARGEST_SMALL_FILE + LARGEST_FACTOR * self.verification.byte_count
        if self.folder.sizes[name] > limit:
            return f"more than {limit} bytes"
        hasher = hashlib.sha256()
        try:
            for chunk in self.folder.chunks(name):
                hasher.update(chunk)
        except Fault as fault:
            return str(fault)
        return hasher.hexdigest()

    def whole_file(self, name, text):
        if name not in self.folder.sizes:
            return []
        return [ExpectedFile(self.folder, name, self.report, text, None)]

    def check_manifest(self):
        """The names and digests that the manifest gives, which is the one text of what it says;
        None behind a finding."""
        if "manifest.json" not in self.folder.sizes:
            self.report.find("file-missing", None, "manifest.json", "none")
            return None
        try:
            data = self.folder.read("manifest.json", LARGEST_SMALL_FILE)
            files = {}
            for file in json.loads(utf8(data))["files"]:
                require(type(file["name"]) is type(file["sha256"]) is str, "no files")
                files[file["name"]] = file["sha256"]
            own = self.manifest(files).encode()
        except (Fault, ValueError, KeyError, TypeError, RecursionError):
            self.report.find("file-wrong", None, "a manifest in manifest.json",
                             "none that can be read")
            return None
        if self.verification.tree.size and data != own:
            self.report.find("file-wrong", None,
                             f"in manifest.json: {first_difference(own, data)}",
                             first_difference(data, own))
        return files

    def manifest(self, files):
        """The manifest that the records make, with these files."""
        verification = self.verification
        opening = verification.first
        value = {
            "format": "daicho snapshot 1", "ledger": opening.fact("name") if opening else "",
            "eventCount": verification.tree.size,
            "asRecordedUpTo": time_shown(verification.last.time) if verification.last else "",
            "treeRoot": verification.tree.root().hex(),
            "files": [{"name": name, "sha256": digest} for name, digest in files.items()]}
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

    def check_registers(self, fold):
        """A record of the state changes no table: if it stands last, it binds those beside it."""
        state, bound = fold.last_state, set()
        if fold.is_whole and state is not None and state is self.verification.last:
            for projection in state.fact("projections"):
                name = projection[1] + ".csv"
                if name in FOLLOWING or not name.startswith("register-"):
                    continue
                if name not in self.folder.sizes:
                    self.report.find("file-missing", None, f"{name}, of which record "
                                     f"{state.position} has the hash", "none")
                    continue
                bound.add(name)
                own = self.digest(name)
                if own != projection[3].hex():
                    self.report.find(
                        "file-wrong", None, f"{name} with the hash {projection[3].hex()}, which "
                        f"record {state.position} has of it", own)
        self.report.uncovered.append(
            "which tables a package of its version has, and the order in which they are named")
        free = [n for n in sorted(self.folder.sizes) if n not in bound | FOLLOWING
                and not n.startswith(COSIGNATURES)]
        if free:
            self.report.uncovered.append(
                "whether these follow from the records (their digests are the manifest's alone): "
                + ", ".join(free))

    def check_strangers(self, known):
        strangers = [n for n in self.folder.sizes
                     if n not in known and not n.startswith(COSIGNATURES)]
        for name in strangers + self.folder.strangers:
            self.report.find("file-unknown", None, "the files of a published log only", name)

    def name_limits(self):
        report, fold = self.report, self.verification.fold
        if not self.options.verifier:
            report.uncovered.append(
                "whose key it is: give the ledger's verifier key from another source")
        if not self.options.older and not self.options.receipt:
            report.uncovered.append("whether this is the log that was shown to others: give a "
                                    "checkpoint, package or receipt of an earlier time")
        if any(older[0] == BARE for older in self.options.older):
            report.uncovered.append(f"the records of what {BARE} tells of: it was taken at its word")
        if fold.other_projections:
            report.uncovered.append("what records of the state say of "
                                    + ", ".join(sorted(fold.other_projections)))
        report.uncovered += ALWAYS_UNCOVERED


def first_difference(data, other):
    """Where the first differs from the second: the line, from a little before on."""
    lines, others = (d.decode("utf-8", "replace").split("\n") for d in (data, other))
    place = next((i for i, line in enumerate(lines) if i >= len(others) or others[i] != line),
                 len(lines) - 1)
    line, against = lines[place], others[place] if place < len(others) else ""
    same = next((i for i, (a, b) in enumerate(zip(line, against)) if a != b), 0)
    return (f"line {place + 1}: " if len(lines) > 2 else "") + clipped(line, max(0, same - 60))


def show_progress(count):
    if count % 10_000 == 0 and sys.stderr.isatty():
        print(f"\r{count} records", end="", file=sys.stderr, flush=True)


# ------------------------------------------------------------------------------------------------
# Disclosures of withheld values

class Disclosure:
    """A value with its salt; right if the record commits to it."""

    def __init__(self, data):
        try:
            value = json.loads(utf8(data))
            self.position, self.field, self.value, salt = (
                value[n] for n in ("position", "field", "value", "salt"))
            require(type(self.position) is int and type(self.field) is str
                    and type(self.value) is str and type(salt) is str
                    and re.fullmatch("[0-9a-f]{64}", salt), "not a disclosure")
            name, text = self.field.encode(), self.value.encode()
            require(len(name) < 65536 and 1 <= len(text) <= 1000, "not a disclosure")
        except (ValueError, KeyError, TypeError, RecursionError, UnicodeError):
            raise Fault("not a disclosure") from None
        self.digits = sha256(
            b"daicho withheld value 1\n" + bytes.fromhex(salt) + struct.pack("<H", len(name)) + name
            + struct.pack("<H", len(text)) + text).hex()
        self.is_right = False

    def event(self, record, entry, fold):
        if record.position == self.position:
            self.is_right = self.stands_in(record.kind.fields, record.facts)

    def stands_in(self, fields, values):
        for key, name, shape, _ in fields:
            value = values.get(key)
            if shape == "command" and value is not None:
                if self.stands_in(KINDS[value[1], value[2]].given, value[5]):
                    return True
            elif name == self.field and type(value) is str:
                parts = value.split(":")
                if len(parts) == 3 and parts[0] == "withheld" and parts[2] == self.digits:
                    return True
        return False

    def finish(self, report):
        if not self.is_right:
            report.find("disclosure-wrong", self.position,
                        f"'{self.field}' that commits to the value disclosed", "another digest")


# ------------------------------------------------------------------------------------------------
# The command line

class WrongUsage(Exception):
    pass


def argument_read(path, limit):
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise WrongUsage(f"{path}: {error.strerror}") from None
    if len(data) > limit:
        raise WrongUsage(f"{path}: longer than {limit} bytes")
    return data


def parsed(make, path, limit=2 * LARGEST_NOTE):
    try:
        return make(argument_read(path, limit))
    except Fault as fault:
        raise WrongUsage(f"{path}: {fault}") from None


# An older package of which there are no records.
BARE = "the manifest of an older package"


def older_read(path):
    """What is held of an earlier log: a checkpoint, a published log or a package, whose checkpoint
    may be of a larger tree than the package, which the log must begin with all the same."""
    if not os.path.isdir(path):
        note = parsed(Note, path)
        return [(f"the older checkpoint {os.path.basename(path)}", note.size, note.root, note)]
    held, checkpoint = [], os.path.join(path, "checkpoint")
    manifest = os.path.join(path, "manifest.json")
    if os.path.exists(manifest):
        name = "the older package" if os.path.exists(os.path.join(path, "records")) else BARE
        held.append((name, *parsed(package_head, manifest, LARGEST_SMALL_FILE), None))
    if not held or os.path.exists(checkpoint):
        note = parsed(Note, checkpoint)
        held.append(("the checkpoint of an older folder", note.size, note.root, note))
    require_tree(path, *held[0][1:3], is_package=os.path.exists(manifest))
    return held


def require_tree(path, size, root, is_package):
    """An older folder that has records is worth what they make. Of one that was kept without them
    only what it says of its tree is known."""
    folder, report, tree = Folder(path), Report(), Tree()
    source = RecordsFile(folder, "records") if is_package else Tiles(folder, size)
    has_records = "records" in folder.sizes if is_package else bool(source.names)
    for _, data in source.records(report) if has_records else []:
        tree.append(data)
    if has_records and (report.findings or tree.size != size or tree.root() != root):
        raise WrongUsage(f"{path}: its records do not make the tree of {size} that it names; verify "
                         "it first, or give its checkpoint alone")


def package_head(data):
    """How many events a package has by its manifest, and the root of their tree."""
    try:
        value = json.loads(utf8(data))
        size, root = value["eventCount"], value["treeRoot"]
        require(type(size) is int and size >= 0, "no count")
        require(type(root) is str and re.fullmatch("[0-9a-f]{64}", root), "no root")
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Fault("no manifest of a package") from None
    return size, bytes.fromhex(root)


def options_parsed(arguments):
    parser = argparse.ArgumentParser(
        prog="verify.py", description="Verifies a published log or a snapshot package, offline.",
        epilog="Exit status: 0 verified, 1 failed, 2 incomplete or wrong usage.")
    parser.add_argument("folder", help="a published log or a package")
    parser.add_argument("--verifier", metavar="KEY", help="the ledger's key from another source")
    parser.add_argument("--witness", metavar="KEY", action="append", default=[],
                        help="a key that must have cosigned the checkpoint")
    parser.add_argument("--older", metavar="PATH", action="append", default=[],
                        help="a checkpoint, published log or package of an earlier time")
    parser.add_argument("--receipt", metavar="FILE", action="append", default=[],
                        help="a receipt that somebody was given")
    parser.add_argument("--disclosure", metavar="FILE", action="append", default=[],
                        help="a withheld value that was disclosed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    try:
        options.verifier = Key.parsed(options.verifier) if options.verifier else None
        options.witness = [Key.parsed(text) for text in options.witness]
    except Fault as fault:
        raise WrongUsage(f"key: {fault}; give it as 'daicho init' printed it") from None
    options.older = [held for path in options.older for held in older_read(path)]
    options.receipt = [(f"the receipt {os.path.basename(path)}", parsed(Receipt, path))
                       for path in options.receipt]
    options.disclosure = [parsed(Disclosure, path) for path in options.disclosure]
    return options


def main(arguments):
    # Names of files may be no text.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = options_parsed(arguments)
        if not os.path.isdir(options.folder):
            raise WrongUsage(f"{options.folder}: no folder; give a published log or a package")
        report = Verifier(Folder(options.folder), options).run()
        text = json.dumps(report.json, ensure_ascii=False, indent=2) + "\n"
        try:
            sys.stdout.write(text if options.json else report.text)
            sys.stdout.flush()
        except BrokenPipeError:
            # A reader that has seen enough closes the pipe; the result is none the worse for it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return {"verified": 0, "failed": 1, "incomplete": 2}[report.result]
    except WrongUsage as problem:
        print(f"verify.py: {problem}", file=sys.stderr)
    except KeyboardInterrupt:
        print("verify.py: interrupted; nothing is verified", file=sys.stderr)
    except (OSError, MemoryError) as problem:
        print(f"verify.py: not verified to the end: {problem}", file=sys.stderr)
    return 2


# ------------------------------------------------------------------------------------------------
# What the schemas say of each type: code, version, name, category, command, roles, bases, fields as
# [key, name, shape, marks]; and the chart of accounts. Written by Tools/Verifier/embed.

# CATALOGUE BEGINS
CATALOGUE = json.loads(r"""
{"types":[[257,1,"ledger.opened","ledger","ledger.open",["administrator","system"],["Act 22"],[[1,
"name","text",""],[2,"operator","text",""],[3,"formatVersion",["number",0,65535],""],[4,"signerKey",
["bytes",32],""]]],[272,1,"actor.registered","actor","actor.register",["administrator","system"],
["House rule 4"],[[1,"name","text","~"]]],[273,1,"actor.suspended","actor","actor.suspend",
["administrator","system"],["House rule 4"],[[1,"reason","text",""]]],[274,1,"role.granted","actor",
"role.grant",["administrator","system"],["House rule 2"],[[1,"role",["enum","minister",
"corporation.clerk","corporation.screener","corporation.approver","corporation.treasurer",
"administrator","auditor","regulator","system"],""]]],[275,1,"role.revoked","actor","role.revoke",
["administrator","system"],["House rule 2"],[[1,"role",["enum","minister","corporation.clerk",
"corporation.screener","corporation.approver","corporation.treasurer","administrator","auditor",
"regulator","system"],""],[2,"reason","text",""]]],[276,1,"actor.keyDestroyed","actor",
"actor.destroyKey",["administrator","system"],["House rule 11"],[[1,"reason","text",""]]],[288,1,
"account.opened","account","",["minister","corporation.clerk","corporation.screener",
"corporation.approver","corporation.treasurer","administrator","auditor","regulator","system"],
["Basic Policy 3.3.2"],[[1,"book",["enum","FUND","SUPPORT","OTHER","STABLE","PROPERTY"],""],[2,
"code",["number",100,999],""],[3,"subAccount","ref any","?"]]],[513,1,"party.registered","party",
"party.register",["corporation.clerk","system"],["House rule 4"],[[1,"name","text","~"],[2,"kind",
["enum","manufacturer","bank","securitiesAccount","trustBank","foreignGovernment","insurer",
"other"],""],[3,"corporationNumber","corporation","?~"]]],[514,1,"party.renamed","party",
"party.rename",["corporation.clerk","system"],["House rule 4"],[[1,"name","text","~"]]],[515,1,
"party.keyDestroyed","party","party.destroyKey",["corporation.approver","system"],["House rule 11"],
[[1,"reason","text",""]]],[769,1,"parameter.set","parameter","parameter.set",["administrator",
"system"],["House rule 5"],[[1,"value","text",""],[2,"reason","text",""]]],[1025,1,
"corporation.designated","corporation","corporation.designate",["minister","system"],["Act 15(1)"],
[[1,"party","ref party",""],[2,"form",["enum","association","foundation"],""],[3,"criteriaMet",
"flag",""]]],[1026,1,"corporation.designationRescinded","corporation",
"corporation.rescindDesignation",["minister","system"],["Act 25"],[[1,"reason","text",""]]],[1027,1,
"businessRules.approved","corporation","businessRules.approve",["minister","system"],["Act 17(1)"],
[[1,"financeConsultedOn","date",""],[2,"summary","text",""]]],[1028,1,"annualPlan.approved",
"corporation","annualPlan.approve",["minister","system"],["Act 19(1)"],[[1,"fiscalYear","year",""],
[2,"budget",["list",["record",[1,"line",["enum","grants","operatingCost","support","other"],""],[2,
"amount",["number",0,9223372036854775807],""]]],""]]],[1029,1,"supervision.ordered","corporation",
"supervision.order",["minister","system"],["Act 24"],[[1,"content","text",""],[2,"reason","text",
""]]],[1030,1,"annualReport.submitted","corporation","annualReport.submit",["corporation.clerk",
"system"],["Act 19(3)"],[[1,"fiscalYear","year",""],[2,"settlement",["list",["record",[1,"line",
["enum","subsidies","yield","charges","grants","operatingCost","investmentLosses",
"treasuryPayments","stateReturns","supportIncome","supportExpense","otherIncome","otherExpense"],
""],[2,"amount",["number",0,9223372036854775807],""],[3,"belowZero","flag","?"]]],""],[3,"summary",
"text",""]]],[1281,1,"subsidy.received","fund","subsidy.receive",["corporation.treasurer","system"],
["Act 18(1)-(2)"],[[1,"budgetYear","year",""],[2,"amount",["number",1,9223372036854775807],""],[3,
"bank","ref party",""]]],[1282,1,"yield.received","investment","yield.receive",
["corporation.treasurer","system"],["Act 18(3)"],[[1,"amount",["number",1,9223372036854775807],""],
[2,"bank","ref party",""]]],[1283,1,"investment.made","investment","investment.make",
["corporation.treasurer","system"],["Act 18(4)"],[[1,"instrument",["enum","governmentBond",
"listedSecurity","deposit","moneyTrust","corporateBond","equity","otherInstrument"],""],[2,
"description","text",""],[3,"institution","ref party",""],[4,"nominal",["number",1,
9223372036854775807],""],[5,"cost",["number",1,9223372036854775807],""],[6,"maturesOn","date",""],
[7,"principalGuaranteed","flag",""],[8,"bank","ref party",""]]],[1284,1,"investment.redeemed",
"investment","investment.redeem",["corporation.treasurer","system"],["Act 18(3)-(4)"],[[1,"cost",
["number",1,9223372036854775807],""],[2,"proceeds",["number",0,9223372036854775807],""],[3,"bank",
"ref party",""]]],[1285,1,"operatingCost.paid","fund","operatingCost.pay",["corporation.treasurer",
"system"],["Act 18(1)"],[[1,"amount",["number",1,9223372036854775807],""],[2,"purpose","text",""],
[3,"bank","ref party",""]]],[1286,1,"treasuryPayment.ordered","treasuryPayment",
"treasuryPayment.order",["minister","system"],["Act 18(6); Cabinet Order 290/2023 Art 1"],[[1,
"amount",["number",1,9223372036854775807],""],[2,"dueOn","date",""],[3,"financeConsultedOn","date",
""]]],[1287,1,"treasuryPayment.made","treasuryPayment","treasuryPayment.make",
["corporation.treasurer","system"],["Act 18(6); Cabinet Order 290/2023 Art 1"],[[1,"amount",
["number",1,9223372036854775807],""],[2,"bank","ref party",""]]],[1288,1,"fund.handedOver",
"corporation","fund.handOver",["corporation.treasurer","system"],["Act 25; Basic Policy 3.3.2"],[[1,
"successor","ref corporation","?"],[2,"assets",["number",0,9223372036854775807],"*"],[3,
"liabilities",["number",0,9223372036854775807],"*"],[4,"committed",["number",0,9223372036854775807],
"*"],[5,"payments",["list",["record",[1,"bank","ref party",""],[2,"amount",["number",1,
9223372036854775807],""]]],"*"]]],[1289,1,"treasuryPayment.owed","treasuryPayment","",["minister",
"corporation.clerk","corporation.screener","corporation.approver","corporation.treasurer",
"administrator","auditor","regulator","system"],["House rule 5; Basic Policy 3.3.2"],[[1,"grant",
"ref grant",""],[2,"amount",["number",1,9223372036854775807],""],[3,"dueOn","date",""]]],[1537,1,
"adjustmentPlan.requested","adjustmentPlan","adjustmentPlan.request",["minister","system"],
["Act 9(1)"],[[1,"goods","text",""],[2,"foreignGovernment","ref party","~"],[3,"securityReason",
"text","~"]]],[1538,1,"adjustmentPlan.submitted","adjustmentPlan","adjustmentPlan.submit",
["corporation.clerk","system"],["Act 9(2)"],[[1,"applicants",["list","ref party"],"~"],[2,
"fundsNeeded",["number",1,9223372036854775807],""],[3,"content","text","~"],[4,"timing","text",
""]]],[1539,1,"adjustmentPlan.approved","adjustmentPlan","adjustmentPlan.approve",["minister",
"system"],["Act 9(3)"],[[1,"ceiling",["number",1,9223372036854775807],""]]],[1540,1,
"adjustmentPlan.declined","adjustmentPlan","adjustmentPlan.decline",["minister","system"],
["Act 9(3)"],[[1,"reason","text",""]]],[1541,1,"adjustmentPlan.changeSubmitted","adjustmentPlan",
"adjustmentPlan.submitChange",["corporation.clerk","system"],["Act 10"],[[1,"fundsNeeded",["number",
1,9223372036854775807],""],[2,"content","text","~"]]],[1542,1,"adjustmentPlan.changeApproved",
"adjustmentPlan","adjustmentPlan.approveChange",["minister","system"],["Act 10"],[[1,"ceiling",
["number",1,9223372036854775807],""]]],[1543,1,"adjustmentPlan.changeDeclined","adjustmentPlan",
"adjustmentPlan.declineChange",["minister","system"],["Act 10"],[[1,"reason","text",""]]],[1544,1,
"adjustmentPlan.approvalRescinded","adjustmentPlan","adjustmentPlan.rescindApproval",["minister",
"system"],["Act 11"],[[1,"cause",["enum","atFault","noFault","changedCircumstances"],""],[2,
"reason","text",""]]],[1545,1,"adjustmentPlan.outcomeRecorded","adjustmentPlan",
"adjustmentPlan.recordOutcome",["minister","system"],["Basic Policy 3.2.3"],[[1,"outcome",["enum",
"transferRealised","bidLost","notRealised"],""]]],[1546,1,"adjustmentPlan.completed",
"adjustmentPlan","adjustmentPlan.complete",["minister","system"],["Act 9"],[[1,"note","text","?"]]],
[1793,1,"grant.applied","grant","grant.apply",["corporation.clerk","system"],
["Act 18(1)(i); Subsidy Act 5"],[[1,"plan","ref adjustmentPlan",""],[2,"applicant","ref party","~"],
[3,"items",["list",["record",[1,"item",["enum","designChange","production","survey","testing",
"management"],""],[2,"amount",["number",0,9223372036854775807],""]]],""],[4,"costs",["list",
"identifier"],"?"]]],[1794,1,"grant.screened","grant","grant.screen",["corporation.screener",
"system"],["Basic Policy 3.3.2; Subsidy Act 6"],[[1,"favourable","flag",""],[2,"findings","text",
""]]],[1795,1,"grant.allocated","grant","grant.allocate",["corporation.approver","system"],
["Act 18(1)(i)"],[[1,"amount",["number",1,9223372036854775807],""]]],[1796,1,"grant.declined",
"grant","grant.decline",["corporation.approver","system"],["Subsidy Act 6"],[[1,"reason","text",
""]]],[1797,1,"grant.advancePaid","grant","grant.payAdvance",["corporation.treasurer","system"],
["Act 18(1)"],[[1,"amount",["number",1,9223372036854775807],""],[2,"bank","ref party",""]]],[1798,1,
"grant.performanceReported","grant","grant.reportPerformance",["corporation.clerk","system"],
["Basic Policy 3.3.2"],[[1,"items",["list",["record",[1,"item",["enum","designChange","production",
"survey","testing","management"],""],[2,"amount",["number",0,9223372036854775807],""]]],""]]],[1799,
1,"grant.inspected","grant","grant.inspect",["corporation.screener","system"],
["Basic Policy 3.3.2"],[[1,"final","flag",""],[2,"onSite","flag",""],[3,"findings","text",""]]],
[1800,1,"grant.amountFixed","grant","grant.fixAmount",["corporation.approver","system"],
["Subsidy Act 18(2)"],[[1,"returnDueOn","date","?"],[2,"fixed",["number",0,9223372036854775807],
"*"]]],[1801,1,"grant.settled","grant","grant.settle",["corporation.treasurer","system"],
["Act 18(1)"],[[1,"bank","ref party",""],[2,"amount",["number",0,9223372036854775807],"*"]]],[1802,
1,"grant.cancelled","grant","grant.cancel",["corporation.approver","system"],
["Subsidy Act 17; Basic Policy 3.3.2"],[[1,"cause",["enum","misuse","breach","planRescindedAtFault",
"planRescindedNoFault","changedCircumstances"],""],[2,"amount",["number",1,9223372036854775807],""],
[3,"reason","text",""]]],[1803,1,"grant.returnOrdered","grant","grant.orderReturn",
["corporation.approver","system"],["Subsidy Act 18"],[[1,"principal",["number",1,
9223372036854775807],""],[2,"dueOn","date",""],[3,"cause",["enum","excess","cancelledAtFault",
"cancelledNoFault","assetDisposal"],""]]],[1804,1,"grant.chargeAssessed","grant",
"grant.assessCharge",["corporation.approver","corporation.treasurer","system"],["Subsidy Act 19"],
[[1,"kind",["enum","addOn","late"],""],[2,"lines",["list",["record",[1,"base",["number",0,
9223372036854775807],""],[2,"from","date",""],[3,"through","date",""],[4,"days",["number",0,100000],
""],[5,"rate","rate",""],[6,"amount",["number",0,9223372036854775807],""],[7,"dayBase",["number",0,
100000],"?"]]],"*"],[3,"assessedBefore",["number",0,9223372036854775807],"*"],[4,"amount",["number",
0,9223372036854775807],"*"]]],[1805,1,"grant.returned","grant","grant.receiveReturn",
["corporation.treasurer","system"],["Subsidy Act 18; Subsidy Order 11"],[[1,"amount",["number",1,
9223372036854775807],""],[2,"bank","ref party",""],[3,"principal",["number",0,9223372036854775807],
"*"],[4,"charges",["number",0,9223372036854775807],"*"]]],[1806,1,"grant.withdrawn","grant",
"grant.withdraw",["corporation.clerk","system"],["Basic Policy 3.3.2"],[[1,"reason","text",""]]],
[1807,1,"grant.changeApproved","grant","grant.approveChange",["corporation.approver","system"],
["Subsidy Act 7(1)"],[[1,"items",["list",["record",[1,"item",["enum","designChange","production",
"survey","testing","management"],""],[2,"amount",["number",0,9223372036854775807],""]]],""],[2,
"amount",["number",1,9223372036854775807],""],[3,"reason","text",""],[4,"costs",["list",
"identifier"],"?"]]],[1808,1,"grant.suspended","grant","grant.suspend",["corporation.approver",
"system"],["Subsidy Act 13, 21-2"],[[1,"reason","text",""]]],[1809,1,"grant.resumed","grant",
"grant.resume",["corporation.approver","system"],["Subsidy Act 13"],[[1,"reason","text",""]]],[1810,
1,"grant.chargeWaived","grant","grant.waiveCharge",["corporation.approver","system"],
["Subsidy Act 19(3)"],[[1,"kind",["enum","addOn","late"],""],[2,"amount",["number",1,
9223372036854775807],""],[3,"reason","text",""]]],[1811,1,"grant.assetRegistered","grant",
"grant.registerAsset",["corporation.clerk","system"],["Subsidy Act 22"],[[1,"asset","identifier",
""],[2,"what","text","~"],[3,"cost",["number",1,9223372036854775807],""],[4,"borne",["number",1,
9223372036854775807],""],[5,"place","text","~"],[6,"restrictedUntil","date",""]]],[1812,1,
"grant.assetDisposalApproved","grant","grant.approveAssetDisposal",["corporation.approver",
"system"],["Subsidy Act 22, 7(1)"],[[1,"asset","identifier",""],[2,"proceeds",["number",0,
9223372036854775807],""],[3,"returnDueOn","date","?"],[4,"reason","text",""],[5,"share",["number",0,
9223372036854775807],"*"]]],[1813,1,"grant.closed","grant","grant.close",["corporation.approver",
"system"],["Basic Policy 3.3.2"],[[1,"note","text","?"]]],[2049,1,"facility.acquisitionJustified",
"facility","facility.justifyAcquisition",["minister","system"],["Act 29; Basic Policy 3.5.1"],[[1,
"cause",["enum","withdrawalNoOwnershipRisk","withdrawalWornOut","destroyed"],""],[2,"finding",
"text",""],[3,"manager","ref party",""]]],[2050,1,"facility.acquired","facility","facility.acquire",
["minister","system"],["Act 29"],[[1,"kind",["enum","land","building","equipment","plant"],""],[2,
"previousOwner","ref party",""],[3,"cost",["number",1,9223372036854775807],""]]],[2051,1,
"facility.entrusted","facility","facility.entrust",["minister","system"],["Act 30(1)"],[[1,
"manager","ref party",""],[2,"reason","text","?"]]],[2052,1,"facility.ceded","facility",
"facility.cede",["minister","system"],["Act 33; Basic Policy 3.5.6"],[[1,"newOwner","ref party",""],
[2,"share","text",""],[3,"price",["number",0,9223372036854775807],""],[4,"managerHeardOn","date",
""],[5,"finding","text",""],[6,"bookValue",["number",0,9223372036854775807],"*"]]],[2053,1,
"facility.managementRulesApproved","facility","facility.approveManagementRules",["minister",
"system"],["Act 30(2)"],[[1,"financeConsultedOn","date",""],[2,"summary","text",""]]],[2054,1,
"facility.supervisionOrdered","facility","facility.orderSupervision",["minister","system"],
["Act 30(8)"],[[1,"order","text",""],[2,"reason","text",""]]],[2055,1,"facility.reportSubmitted",
"facility","facility.submitReport",["minister","system"],["Act 30(6)"],[[1,"manager","ref party",
""],[2,"fiscalYear","year",""],[3,"income",["number",0,9223372036854775807],""],[4,"expenditure",
["number",0,9223372036854775807],""],[5,"assets",["number",0,9223372036854775807],""],[6,
"liabilities",["number",0,9223372036854775807],""]]],[2056,1,"facility.entrustmentEnded","facility",
"facility.endEntrustment",["minister","system"],["Act 30"],[[1,"reason","text",""]]],[2057,1,
"facility.maintenancePaid","facility","facility.payMaintenance",["minister","system"],
["Basic Policy 3.5.4"],[[1,"amount",["number",1,9223372036854775807],""],[2,"purpose","text",""]]],
[2058,1,"facility.damageRecorded","facility","facility.recordDamage",["minister","system"],
["Basic Policy 3.5.4"],[[1,"occurredOn","date",""],[2,"description","text",""],[3,"dueCare","flag",
""],[4,"cost",["number",1,9223372036854775807],""],[5,"dueOn","date","?"]]],[2059,1,
"facility.damageRecovered","facility","facility.recoverDamage",["minister","system"],
["Basic Policy 3.5.4"],[[1,"manager","ref party",""],[2,"amount",["number",1,9223372036854775807],
""]]],[2060,1,"facility.inventoryTaken","facility","facility.takeInventory",["minister","system"],
["Basic Policy 3.5.4"],[[1,"place","text",""],[2,"use","text",""],[3,"condition","text",""]]],[2061,
1,"facility.extraPurposeUsePermitted","facility","facility.permitExtraPurposeUse",["minister",
"system"],["Basic Policy 3.5.5"],[[1,"products","text",""],[2,"mainPurposeMet","flag",""],[3,
"feeTerms","text",""],[4,"from","date",""],[5,"through","date",""]]],[2062,1,"facility.useRecorded",
"facility","facility.recordUse",["minister","system"],["Basic Policy 3.5.5"],[[1,"from","date",""],
[2,"through","date",""],[3,"designatedHours",["number",0,1000000],""],[4,"exceptionalHours",
["number",0,1000000],""]]],[2063,1,"facility.feeCharged","facility","facility.chargeFee",
["minister","system"],["Basic Policy 3.5.5"],[[1,"from","date",""],[2,"through","date",""],[3,
"amount",["number",1,9223372036854775807],""],[4,"dueOn","date",""]]],[2064,1,
"facility.feeReceived","facility","facility.receiveFee",["minister","system"],
["Basic Policy 3.5.5"],[[1,"manager","ref party",""],[2,"amount",["number",1,9223372036854775807],
""]]],[2305,1,"equipment.designated","equipment","equipment.designate",["minister","system"],
["Act 4(1); Basic Policy 3.1.2"],[[1,"name","text",""],[2,"reason","text",""]]],[2306,1,
"stablePlan.submitted","stablePlan","stablePlan.submit",["minister","system"],["Act 4(1)"],[[1,
"equipment","ref equipment",""],[2,"applicants",["list",["record",[1,"party","ref party",""],[2,
"standing",["enum","manufacturer","wouldBe"],""]]],"~"],[3,"initiatives",["list",["record",[1,
"name","identifier",""],[2,"kind",["enum","supplyChain","efficiency","cybersecurity","succession"],
""],[3,"cost",["number",1,9223372036854775807],""]]],""],[4,"content","text","~"]]],[2307,1,
"stablePlan.approved","stablePlan","stablePlan.approve",["minister","system"],["Act 4(3)"],[[1,
"confirmed",["list",["record",[1,"initiative","identifier",""],[2,"cost",["number",1,
9223372036854775807],""]]],""]]],[2308,1,"stablePlan.declined","stablePlan","stablePlan.decline",
["minister","system"],["Act 4(3)"],[[1,"reason","text",""]]],[2309,1,"stablePlan.changeSubmitted",
"stablePlan","stablePlan.submitChange",["minister","system"],
["Act 6(1); Ministry of Defense Ordinance 14 of 2023, 4"],[[1,"initiatives",["list",["record",[1,
"name","identifier",""],[2,"kind",["enum","supplyChain","efficiency","cybersecurity","succession"],
""],[3,"cost",["number",1,9223372036854775807],""]]],""],[2,"content","text","~"],[3,
"implementation","text","~"]]],[2310,1,"stablePlan.changeApproved","stablePlan",
"stablePlan.approveChange",["minister","system"],["Act 6(2)"],[[1,"confirmed",["list",["record",[1,
"initiative","identifier",""],[2,"cost",["number",1,9223372036854775807],""]]],""]]],[2311,1,
"stablePlan.changeDeclined","stablePlan","stablePlan.declineChange",["minister","system"],
["Act 6(2)"],[[1,"reason","text",""]]],[2312,1,"stablePlan.approvalRescinded","stablePlan",
"stablePlan.rescindApproval",["minister","system"],["Act 6"],[[1,"reason","text",""]]],[2313,1,
"stablePlan.completed","stablePlan","stablePlan.complete",["minister","system"],["Act 4"],[[1,
"note","text","?"]]],[2320,1,"stableBudget.appropriated","stableBudget","stableBudget.appropriate",
["minister","system"],["Act 7"],[[1,"amount",["number",1,9223372036854775807],""],[2,"authority",
"text",""]]],[2321,1,"initiativeContract.concluded","initiativeContract",
"initiativeContract.conclude",["minister","system"],["Act 7; Basic Policy 3.1.3"],[[1,"plan",
"ref stablePlan",""],[2,"initiative","identifier",""],[3,"operator","ref party","~"],[4,"amount",
["number",1,9223372036854775807],""],[5,"costs",["list","identifier"],""],[6,"procurement","text",
"~"]]],[2322,1,"initiativeContract.accepted","initiativeContract","initiativeContract.accept",
["minister","system"],["Act 7; Basic Policy 3.1.3"],[[1,"amount",["number",1,9223372036854775807],
""],[2,"findings","text",""]]],[2323,1,"initiativeContract.paid","initiativeContract",
"initiativeContract.pay",["minister","system"],["Act 7; Basic Policy 3.1.3"],[[1,"amount",["number",
1,9223372036854775807],""]]],[2561,1,"secret.designated","secret","secret.designate",["minister",
"system"],["Act 27(1); Basic Policy 3.4.2"],[[1,"effectiveUntil","date",""],[2,"criteriaMet","flag",
""],[3,"isMDASecret","flag",""],[4,"isSpeciallyDesignatedSecret","flag",""],[5,"touches","ref any",
"?"]]],[2562,1,"secret.provided","secret","secret.provide",["minister","system"],
["Act 27; Basic Policy 3.4.2"],[[1,"contractor","ref party",""],[2,"documentDatedOn","date",""]]],
[2563,1,"secret.periodExtended","secret","secret.extendPeriod",["minister","system"],
["Cabinet Order 290/2023 Art 4"],[[1,"effectiveUntil","date",""],[2,"criteriaMet","flag",""],[3,
"notices",["list",["record",[1,"contractor","ref party",""],[2,"notifiedOn","date",""]]],""]]],
[2564,1,"secret.lifted","secret","secret.lift",["minister","system"],["Act 27"],[[1,"reason","text",
""]]],[2565,1,"secret.keyDestroyed","secret","secret.destroyKey",["minister","system"],
["House rule 11; Basic Policy 3.4"],[[1,"reason","text",""]]],[2817,1,"survey.sent","survey",
"survey.send",["minister","system"],["Act 8"],[[1,"manufacturer","ref party","~"],[2,"about","text",
""],[3,"dueOn","date",""]]],[2818,1,"survey.answered","survey","survey.answer",["minister",
"system"],["Act 8"],[[1,"answer","text","~"]]],[2819,1,"supplyRisk.found","supplyRisk",
"supplyRisk.find",["minister","system"],["Act 8; Basic Policy 4.5"],[[1,"equipment","ref equipment",
""],[2,"survey","ref survey","?"],[3,"manufacturer","ref party","?~"],[4,"risk","text","~"]]],[2820,
1,"withdrawal.noticed","withdrawal","withdrawal.notice",["minister","system"],
["Basic Policy 3.1.1(4), 4.4"],[[1,"manufacturer","ref party","~"],[2,"equipment","ref equipment",
""],[3,"withdrawsOn","date",""],[4,"sign","text","~"]]],[2821,1,"successor.found","withdrawal",
"successor.find",["minister","system"],["Basic Policy 3.1.1(4), 4.4"],[[1,"successor","ref party",
"~"]]],[3073,1,"act.proposed","proposal","act.propose",["minister","corporation.approver",
"corporation.treasurer","administrator","system"],["House rule 3"],[[1,"act","command",""],[2,
"legs",["list",["record",[1,"account","text",""],[2,"debit",["number",0,9223372036854775807],"?"],
[3,"credit",["number",0,9223372036854775807],"?"],[4,"before","integer",""],[5,"after","integer",
""]]],"*"],[3,"reads",["list",["record",[1,"stream","ref any",""],[2,"version",["number",0,
4294967295],""]]],"*"]]],[3074,1,"act.approved","proposal","act.approve",["minister",
"corporation.approver","corporation.treasurer","administrator","system"],["House rule 3"],[[1,
"note","text","?"]]],[3075,1,"act.declined","proposal","act.decline",["minister",
"corporation.approver","corporation.treasurer","administrator","system"],["House rule 3"],[[1,
"reason","text",""]]],[3076,1,"act.withdrawn","proposal","act.withdraw",["minister",
"corporation.approver","corporation.treasurer","administrator","system"],["House rule 3"],[[1,
"reason","text","?"]]],[3329,1,"period.closed","period","period.close",["corporation.treasurer",
"system"],["House rule 9; Act 19, 22"],[[1,"size",["number",0,9223372036854775807],"*"],[2,"root",
["bytes",32],"*"]]],[3330,1,"period.reopened","period","period.reopen",["corporation.treasurer",
"system"],["House rule 9; Act 22"],[[1,"reason","text",""]]],[3344,1,"entry.corrected","correction",
"entry.correct",["corporation.treasurer","corporation.approver","minister","system"],
["House rule 8; Act 22"],[[1,"corrects",["number",0,9223372036854775807],""],[2,"reason","text",""],
[3,"replacement","command",""],[4,"original","command","*"],[5,"reversedLegs",["number",0,65535],
"*"]]],[3376,1,"import.began","import","import.begin",["administrator","system"],
["House rule 10; Act 22"],[[1,"source","text",""],[2,"rows",["number",0,1000000000],""],[3,"digest",
["bytes",32],""],[4,"administrator","ref actor",""]]],[3377,1,"import.ended","import","import.end",
["administrator","system"],["House rule 10; Act 22"],[[1,"reason","text","?"],[2,"loaded",["number",
0,1000000000],"*"]]],[3392,1,"report.issued","report","report.issue",["minister",
"corporation.clerk","corporation.screener","corporation.approver","corporation.treasurer","auditor",
"regulator","system"],["House rule 13; Act 19(3), 22"],[[1,"name","identifier",""],[2,"day","date",
""],[3,"size",["number",0,9223372036854775807],""],[4,"digest",["bytes",32],""],[5,"audience",
["enum","full","regulator","public"],""],[6,"grant","ref grant","?"],[7,"year","year","?"],[8,
"root",["bytes",32],"*"]]],[3585,1,"command.refused","refusals","",["minister","corporation.clerk",
"corporation.screener","corporation.approver","corporation.treasurer","administrator","auditor",
"regulator","system"],["House rule 7"],[[1,"commandID",["bytes",16],""],[2,"command","text",""],[3,
"subject","text",""],[4,"code","text",""],[5,"basis","text",""],[6,"facts",["list",["record",[1,
"name","text",""],[2,"value","text",""]]],"~"],[7,"digest",["bytes",32],""]]],[3600,1,
"finding.raised","finding","finding.raise",["auditor","system","system"],["House rule 8"],[[1,
"severity",["enum","observation","irregularity","violation"],""],[2,"text","text","~"],[3,
"addressee",["enum","corporation","ministry"],""],[4,"about","ref any","?"],[5,"event",["number",0,
9223372036854775807],"?"],[6,"answerBy","date","?"]]],[3601,1,"finding.answered","finding",
"finding.answer",["corporation.clerk","corporation.screener","corporation.approver",
"corporation.treasurer","minister","system"],["House rule 8"],[[1,"text","text","~"]]],[3602,1,
"finding.closed","finding","finding.close",["auditor","system"],["House rule 8"],[[1,"result",
"text","~"]]],[3616,1,"assertion.recorded","assertion","assertion.record",["corporation.treasurer",
"auditor","system"],["House rule 8; C25"],[[1,"book",["enum","FUND","SUPPORT","OTHER","STABLE",
"PROPERTY"],""],[2,"bank","ref party",""],[3,"amount",["number",0,9223372036854775807],""]]],[3632,
1,"credential.issued","credential","credential.issue",["administrator","system"],["House rule 4"],
[[1,"actor","ref actor",""],[2,"publicKey",["bytes",32],""],[3,"label","text",""]]],[3633,1,
"credential.revoked","credential","credential.revoke",["administrator","system"],["House rule 4"],
[[1,"reason","text",""]]],[3841,1,"journal.posted","journal","journal.post",
["corporation.treasurer","system"],["Basic Policy 3.3.2; C5"],[[1,"book",["enum","FUND","SUPPORT",
"OTHER","STABLE","PROPERTY"],""],[2,"legs",["list",["record",[1,"account",["number",100,999],""],[2,
"of","ref party","?"],[3,"side",["enum","debit","credit"],""],[4,"amount",["number",0,
9223372036854775807],""]]],""],[3,"text","text",""]]],[3842,1,"stateReturn.ordered","stateReturn",
"stateReturn.order",["minister","system"],["Subsidy Act 18; C15a"],[[1,"debtor","ref corporation",
""],[2,"budgetYear","year",""],[3,"amount",["number",1,9223372036854775807],""],[4,"dueOn","date",
""],[5,"cause",["enum","otherUse","breach","indirectMisuse","excess"],""],[6,"reason","text",""],[7,
"layer",["enum","stateCorporation","corporationManufacturer"],"*"],[8,"creditor",["enum","state",
"corporation"],"*"]]],[3843,1,"stateReturn.made","stateReturn","stateReturn.make",
["corporation.treasurer","system"],["Subsidy Act 18; C15a"],[[1,"amount",["number",1,
9223372036854775807],""],[2,"bank","ref party",""]]],[4353,1,"state.recorded","states",
"state.record",["administrator","corporation.treasurer","corporation.approver",
"corporation.screener","corporation.clerk","minister","auditor","regulator","system"],
["House rule 12; Act 22"],[[1,"size",["number",0,9223372036854775807],""],[2,"accounts",["record",
[1,"count",["number",0,1000000000],""],[2,"root",["bytes",32],""]],""],[3,"projections",["list",
["record",[1,"name","text",""],[2,"layout",["bytes",32],""],[3,"digest",["bytes",32],""]]],""]]]],
"accounts":[["FUND",111,"Deposits","debit","bank"],["FUND",112,"Securities","debit","investment"],
["FUND",113,"Money trusts","debit","investment"],["FUND",114,"Time deposits","debit","investment"],
["FUND",121,"Advances of grants","debit","grant"],["FUND",122,"Returns receivable","debit","grant"],
["FUND",123,"Charges receivable","debit","grant"],["FUND",211,"Grants payable","credit","grant"],
["FUND",212,"Treasury payable","credit","none"],["FUND",213,"State returns payable","credit",
"none"],["FUND",311,"State subsidy, uncommitted","credit","none"],["FUND",312,
"State subsidy, committed","credit","grant"],["FUND",313,"Accumulated result","credit","none"],
["FUND",411,"Yield","credit","none"],["FUND",412,"Charges","credit","none"],["FUND",413,
"Returned grants of earlier years","credit","none"],["FUND",511,"Grants","debit","grant"],["FUND",
512,"Operating cost","debit","none"],["FUND",513,"Investment loss","debit","none"],["SUPPORT",111,
"Deposits","debit","bank"],["SUPPORT",131,"Other assets","debit","none"],["SUPPORT",221,
"Other liabilities","credit","none"],["SUPPORT",311,"Net assets","credit","none"],["SUPPORT",421,
"Income","credit","none"],["SUPPORT",521,"Expense","debit","none"],["OTHER",111,"Deposits","debit",
"bank"],["OTHER",131,"Other assets","debit","none"],["OTHER",221,"Other liabilities","credit",
"none"],["OTHER",311,"Net assets","credit","none"],["OTHER",421,"Income","credit","none"],["OTHER",
521,"Expense","debit","none"],["STABLE",131,"Commitments","debit","contract"],["STABLE",132,
"Budget available","debit","budget"],["STABLE",231,"Payable to operators","credit","party"],
["STABLE",321,"Appropriations, unspent","credit","budget"],["STABLE",331,"Treasury","credit",
"none"],["STABLE",531,"Expenditure","debit","contract"],["PROPERTY",141,"State facilities","debit",
"facility"],["PROPERTY",142,"Receivable from managers","debit","facility"],["PROPERTY",143,
"Fees receivable","debit","facility"],["PROPERTY",331,"Treasury","credit","none"],["PROPERTY",431,
"Upkeep recovered","credit","none"],["PROPERTY",432,"Fees","credit","none"],["PROPERTY",433,
"Gain on cession","credit","none"],["PROPERTY",541,"Upkeep","debit","facility"],["PROPERTY",542,
"Loss on cession","debit","none"]]}
""")
# CATALOGUE ENDS

KINDS = {(row[0], row[1]): Kind(row) for row in CATALOGUE["types"]}
CODES = {(kind.name, kind.version): kind.code for kind in KINDS.values()}
LEDGER_OPENED, ACCOUNT_OPENED = CODES["ledger.opened", 1], CODES["account.opened", 1]
PERIOD_CLOSED, REPORT_ISSUED = CODES["period.closed", 1], CODES["report.issued", 1]
STATE_RECORDED = CODES["state.recorded", 1]
ACCOUNTS = {(row[0], row[1]): row for row in CATALOGUE["accounts"]}
BOOKS = list(dict.fromkeys(row[0] for row in CATALOGUE["accounts"]))

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
