#!/usr/bin/env python3
"""Verifies a log of Traguardo, as docs/registro.md describes it. Python 3.8 or later, standard library only.

    verify_log.py DUMP [--checkpoints FILE] [--key HEX] [--json]
    verify_log.py --self-test
    verify_log.py --batch        one case per line on standard input: {"dump": [...], "kept": [...] or null, "key": "..." or null}

Exit code 0: intact. 1: altered. 2: could not be read.
"""

import functools
import hashlib
import json
import sys

# Ed25519 (RFC 8032) ------------------------------------------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Adds two points in extended coordinates (X, Y, Z, T)."""
    m = (a[1] - a[0]) * (b[1] - b[0]) % P
    n = (a[1] + a[0]) * (b[1] + b[0]) % P
    c = 2 * a[3] * b[3] * D % P
    d = 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def x_of(y, sign):
    """The x of a point with this y; None when there is none."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decode(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    x = x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def encode(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | ((x & 1) << 255)).to_bytes(32, "little")


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


@functools.lru_cache(maxsize=4096)
def is_signed(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key = decode(public_key)
    s = int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER or times(8, key)[0] == 0:  # a key of small order signs everything
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % ORDER
    minus_key = (P - key[0], key[1], 1, P - key[3])
    return encode(add(times(s, BASE), times(k, minus_key))) == signature[:32]


# Hashes ------------------------------------------------------------------------------------------------------------------------------


def h(tag, *fields):
    data = bytes([tag])
    for field in fields:
        if field is None:
            data += b"\xff\xff\xff\xff"
            continue
        field = field.encode("utf-8") if isinstance(field, str) else field
        data += len(field).to_bytes(4, "big") + field
    return hashlib.sha256(data).digest()


def commitment_of(salt, content):
    return hashlib.sha256(salt + content.encode("utf-8")).digest()


def circumstances_of(line):
    return h(2, *(line[name] for name in ("recordedAt", "person", "action", "object", "year", "track", "trackState")))


def seal_of(link, line):
    previous, commitment = bytes.fromhex(link["previous"]), bytes.fromhex(line["commitment"])
    return h(1, previous, link["administration"], link["sequence"], commitment, circumstances_of(line)).hex()


def text_of(checkpoint):
    return (
        "traguardo registro 1\nente {administration}\noperazioni {size}\nsigillo {root}\nfatto {madeAt}\nmotivo {reason}\nchiave {publicKey}\n"
    ).format(**checkpoint)


def checkpoint_signed(checkpoint):
    key, signature = bytes.fromhex(checkpoint["publicKey"]), bytes.fromhex(checkpoint["signature"])
    return is_signed(key, text_of(checkpoint).encode("utf-8"), signature)


# The checks of the page --------------------------------------------------------------------------------------------------------------


def check_lines(lines):
    faults, seen, commitments = [], {}, set()
    told = {line["object"] for line in lines if line["action"] == "log.erase"}
    for line in lines:
        sequence, salt, content = line["sequence"], line["salt"], line["content"]
        if sequence in seen or line["commitment"] in commitments:
            faults.append(("lineTwice", sequence))
        if salt is None and content is None:
            if "audit " + sequence not in told:
                faults.append(("erasedUntold", sequence))
        elif salt is None or content is None or len(salt) != 64 or commitment_of(bytes.fromhex(salt), content).hex() != line["commitment"]:
            faults.append(("contentAltered", sequence))
        commitments.add(line["commitment"])
        seen[sequence] = line
    return faults, seen


def check_chain(administration, links, lines):
    faults, sealed, previous, place = [], set(), h(0, administration).hex(), 0
    for link in links:
        seq, sequence = int(link["seq"]), link["sequence"]
        if seq != place + 1:
            faults.append(("sealMissing", link["seq"]))
        if link["previous"] != previous:
            faults.append(("chainBroken", link["seq"]))
        if sequence in sealed:
            faults.append(("sealedTwice", sequence))
        if sequence not in lines:
            faults.append(("lineMissing", sequence))
        elif link["hash"] != seal_of(link, lines[sequence]):
            faults.append(("sealAltered", sequence))
        sealed.add(sequence)
        previous, place = link["hash"], seq
    return faults


def check_place(checkpoint, seals, forged, beyond, mismatch):
    faults, size = [], checkpoint["size"]
    if not checkpoint_signed(checkpoint):
        faults.append((forged, size))
    if size not in seals:
        faults.append((beyond, size))
    elif seals[size] != checkpoint["root"]:
        faults.append((mismatch, size))
    return faults


FIELDS = ("administration", "size", "root", "madeAt", "reason", "publicKey", "signature")


def verify(records, kept=None, key=None):
    """What is wrong with each administration: {administration: [(name, place), ...]}."""
    kept = kept or []
    trusted = {each["publicKey"] for each in kept} if kept else {key} if key else None
    found = {}
    for administration in {record["administration"] for record in records} | {each["administration"] for each in kept}:
        ours = [record for record in records if record["administration"] == administration]
        links = sorted((record for record in ours if record["kind"] == "link"), key=lambda link: int(link["seq"]))
        checkpoints = [record for record in ours if record["kind"] == "checkpoint"]
        faults, lines = check_lines([record for record in ours if record["kind"] == "line"])
        faults += check_chain(administration, links, lines)
        seals = {link["seq"]: link["hash"] for link in links}
        for checkpoint in checkpoints:
            faults += check_place(checkpoint, seals, "checkpointForged", "checkpointBeyond", "checkpointMismatch")
            if trusted is not None and checkpoint["publicKey"] not in trusted:
                faults.append(("otherKey", checkpoint["size"]))
        held = {tuple(each[name] for name in FIELDS) for each in checkpoints}
        for checkpoint in kept:
            if checkpoint["administration"] != administration:
                continue
            faults += check_place(checkpoint, seals, "keptForged", "keptBeyond", "keptMismatch")
            if tuple(checkpoint[name] for name in FIELDS) not in held:
                faults.append(("keptMissing", checkpoint["size"]))
        found[administration] = sorted(faults)
    return found


# Self-test ---------------------------------------------------------------------------------------------------------------------------

RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]

EXAMPLE = {
    "administration": "c_i703",
    "sequence": "7",
    "recordedAt": "2026-11-23T19:12:00.123456Z",
    "person": "Età",
    "action": "plan.import",
    "object": "prova",
    "year": "2023",
    "track": None,
    "trackState": None,
    "commitment": "3c377013c1f8ef4ee271012dc6afe423ca9ef8dc1f34f1f7f6e2f5f8640bc430",
}


def self_test():
    for key, message, signature in RFC_8032:
        key, message, signature = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
        assert is_signed(key, message, signature)
        assert not is_signed(key, message + b"x", signature)
        assert not is_signed(key, message, bytes([signature[0] ^ 1]) + signature[1:])
        assert not is_signed(key, message, signature[:32] + (int.from_bytes(signature[32:], "little") + ORDER).to_bytes(32, "little"))
    assert commitment_of(b"\x07" * 32, '{"titolo":"Età"}').hex() == EXAMPLE["commitment"]
    assert circumstances_of(EXAMPLE).hex() == "156f2d42aa788ea75589dccfbcfa833e3f62351f5b475f81edcd99a89bb27c55"
    beginning = h(0, "c_i703").hex()
    assert beginning == "1708552c783476b1b80d20dfb7ab3a9776c5b689e4c1fe27eeed51d2f7c96b45"
    seal = seal_of({"administration": "c_i703", "sequence": "7", "previous": beginning}, EXAMPLE)
    assert seal == "ef3bc3eedc196e20beed4c311637b18b3de490d1c4a33569acae5518df02cb50"
    checkpoint = {
        "administration": "c_i703",
        "size": "1",
        "root": seal,
        "madeAt": "2026-11-23T19:15:00.000001Z",
        "reason": "act",
        "publicKey": RFC_8032[0][0],
        "signature": "2202d311c745369c2c13909a91aa11e7a70d9a03c6c5a57f3d7c3947292dca27490753e1282543a6b85d6dc89acd2e2b39b58fe0c154a8dcc27461b12a372808",
    }
    assert checkpoint_signed(checkpoint)
    print("ok")


# Command line ------------------------------------------------------------------------------------------------------------------------


def read_kept(path):
    with open(path, encoding="utf-8") as file:
        read = json.load(file)
    files = read if isinstance(read, list) else [read]
    if any(each["format"] != "traguardo registro 1" for each in files):
        raise ValueError("Not a file of checkpoints")
    return [checkpoint for each in files for checkpoint in each["checkpoints"]]


def main(words):
    if words == ["--self-test"]:
        self_test()
        return 0
    if words == ["--batch"]:
        for line in sys.stdin:
            case = json.loads(line)
            print(json.dumps(verify(case["dump"], case["kept"], case["key"])))
        return 0
    options = {"--checkpoints": None, "--key": None}
    as_json, paths = "--json" in words, []
    rest = iter(word for word in words if word != "--json")
    for word in rest:
        if word in options:
            options[word] = next(rest, None)
        else:
            paths.append(word)
    if len(paths) != 1:
        print(__doc__)
        return 2
    try:
        with open(paths[0], encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        kept = None if options["--checkpoints"] is None else read_kept(options["--checkpoints"])
        found = verify(records, kept, options["--key"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        print("Non riesco a leggere il registro: {!r}".format(error), file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(found, indent=2))
    else:
        for administration in sorted(found):
            faults = ["{} {}".format(*fault) for fault in found[administration]]
            print("{}: {}".format(administration, "integro" if not faults else "alterato: " + ", ".join(faults)))
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
