#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a vault and its log from the format's description alone: write-golden.py VAULT

Shares no code with the program: ChaCha20, HChaCha20 and Poly1305 are written out below after RFC 8439 and
draft-irtf-cfrg-xchacha, BLAKE2b is Python's. Keys and nonces are fixed, so that the file is always the same. If the
program can't read it, the format has changed, and every vault out there with it."""

import hashlib
import struct
import sys

MASK = 0xFFFFFFFF


def rotate(value, count):
    return ((value << count) & MASK) | (value >> (32 - count))


def quarter(s, a, b, c, d):
    s[a] = (s[a] + s[b]) & MASK
    s[d] = rotate(s[d] ^ s[a], 16)
    s[c] = (s[c] + s[d]) & MASK
    s[b] = rotate(s[b] ^ s[c], 12)
    s[a] = (s[a] + s[b]) & MASK
    s[d] = rotate(s[d] ^ s[a], 8)
    s[c] = (s[c] + s[d]) & MASK
    s[b] = rotate(s[b] ^ s[c], 7)


def rounds(state):
    s = list(state)
    for _ in range(10):
        quarter(s, 0, 4, 8, 12)
        quarter(s, 1, 5, 9, 13)
        quarter(s, 2, 6, 10, 14)
        quarter(s, 3, 7, 11, 15)
        quarter(s, 0, 5, 10, 15)
        quarter(s, 1, 6, 11, 12)
        quarter(s, 2, 7, 8, 13)
        quarter(s, 3, 4, 9, 14)
    return s


CONSTANTS = struct.unpack("<4I", b"expand 32-byte k")


def hchacha(key, nonce):
    s = rounds([*CONSTANTS, *struct.unpack("<8I", key), *struct.unpack("<4I", nonce)])
    return struct.pack("<8I", *(s[0:4] + s[12:16]))


def chacha(key, nonce, counter, data):
    out = bytearray()
    for at in range(0, len(data), 64):
        state = [*CONSTANTS, *struct.unpack("<8I", key), counter + at // 64, *struct.unpack("<3I", nonce)]
        block = struct.pack("<16I", *((a + b) & MASK for a, b in zip(rounds(state), state)))
        out += bytes(a ^ b for a, b in zip(data[at:at + 64], block))
    return bytes(out)


def poly1305(key, data):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(data), 16):
        total = (total + int.from_bytes(data[at:at + 16] + b"\1", "little")) * r % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def pad(data):
    return data + b"\0" * (-len(data) % 16)


def seal(key, nonce, data, plain):
    """(sealed, tag) of XChaCha20-Poly1305"""
    key, nonce = hchacha(key, nonce[:16]), b"\0" * 4 + nonce[16:]
    sealed = chacha(key, nonce, 1, plain)
    one_time = chacha(key, nonce, 0, b"\0" * 32)
    lengths = struct.pack("<QQ", len(data), len(sealed))
    return sealed, poly1305(one_time, pad(data) + pad(sealed) + lengths)


def blake(data, key=b""):
    return hashlib.blake2b(data, digest_size=32, key=key).digest()


def subkey(master, number):
    """crypto_kdf of libsodium"""
    return hashlib.blake2b(digest_size=32, key=master, salt=struct.pack("<Q", number) + b"\0" * 8,
                           person=b"ckvault1" + b"\0" * 8).digest()


def nonce(n):
    return bytes((n * 29 + i) & 255 for i in range(24))


MASTER = bytes(range(32))
VAULT_ID = bytes(range(100, 116))
LOG_ID = bytes(range(200, 216))
KEYHOLDER = bytes(range(50, 66))
PAGE_KEY = (1 << 32) + 7
# Argon2id 1.3 of "golden passphrase" with this salt, 1 pass, 8 MiB, as the reference program works it out
SALT = b"saltsaltsaltsalt"
ARGON2 = bytes.fromhex("58a8bc28d2fd62a00dabbb1a8b04c17f4dc507699416521c52d81be8bd33f29a")

header_key, page_key, log_key = subkey(MASTER, 1), subkey(MASTER, PAGE_KEY), subkey(MASTER, 3)


def slot():
    label = b"Coordinator"
    cost = struct.pack("<QQ", 1, 8)
    data = (b"\2" + struct.pack("<I", 1) + VAULT_ID + b"\1" + KEYHOLDER + bytes([len(label)]) + label.ljust(64, b"\0")
            + cost + SALT)
    sealed, tag = seal(ARGON2, nonce(1), data, MASTER)
    raw = b"\1" + bytes([len(label)]) + b"\0" * 6 + KEYHOLDER + label.ljust(64, b"\0") + cost + SALT + nonce(1) + sealed + tag
    return raw.ljust(256, b"\0")


def header(generation):
    name = "Golden Organisation".encode()
    raw = b"Casekeeper vault" + struct.pack("<IIQ", 1, 1, 0) + VAULT_ID + struct.pack("<QIIIIQI", generation, 4096, 40, 1, 1,
                                                                                       PAGE_KEY, len(name)) + name
    raw = raw.ljust(256, b"\0") + slot()
    raw = raw.ljust(2304, b"\0")
    state = struct.pack("<II", 2, 0) + LOG_ID + bytes(16) + struct.pack("<Qq", 1, 77) + bytes(range(32)) + bytes(32)
    state += struct.pack("<qQ", 1234567, 1)
    sealed, tag = seal(header_key, nonce(2), b"\1" + VAULT_ID + struct.pack("<Q", generation), state.ljust(256, b"\0"))
    raw += nonce(2) + sealed + tag
    raw = raw.ljust(4032, b"\0")
    raw += blake(raw, header_key)
    return raw + blake(raw)


def page_one(user_version):
    page = bytearray(4096)
    page[0:16] = b"SQLite format 3\0"
    page[16:24] = bytes([16, 0, 2, 2, 40, 64, 32, 32])
    struct.pack_into(">II", page, 24, 1, 1)
    struct.pack_into(">I", page, 44, 4)
    struct.pack_into(">II", page, 56, 1, user_version)
    struct.pack_into(">II", page, 92, 1, 3040001)
    page[100] = 13
    struct.pack_into(">H", page, 105, 4056)
    return bytes(page)


def page(number, plain):
    sealed, tag = seal(page_key, nonce(3), b"\3" + VAULT_ID + struct.pack("<Q", number), plain[:4056])
    return sealed + nonce(3) + tag


def checksum(data, a, b):
    for at in range(0, len(data), 8):
        x, y = struct.unpack_from("<II", data, at)
        a = (a + x + b) & MASK
        b = (b + y + a) & MASK
    return a, b


def log_piece(kind, number, transaction, plain, n):
    data = bytes([kind]) + VAULT_ID + LOG_ID + struct.pack("<Q", number)
    random = nonce(n) if transaction is None else nonce(n)[:16] + struct.pack("<Q", transaction)
    sealed, tag = seal(log_key, random, data, plain)
    return random + sealed + tag


def log():
    raw = b"CkVaultL" + struct.pack("<II", 1, 0) + VAULT_ID + LOG_ID
    salts = struct.pack(">II", 11, 22)
    wal = struct.pack(">IIII", 0x377F0682, 3007000, 4096, 0) + salts
    sums = checksum(wal, 0, 0)
    raw += log_piece(4, 0, None, wal + struct.pack(">II", *sums), 4)
    body = page_one(4711)
    begin = struct.pack(">II", 1, 1)
    sums = checksum(body, *checksum(begin, *sums))
    raw += log_piece(5, 1, 1, begin + salts + struct.pack(">II", *sums), 5)
    return raw + log_piece(6, 1, 1, body, 6)


with open(sys.argv[1], "wb") as file:
    file.write(header(41) + header(42) + page(1, page_one(0)))
with open(sys.argv[1] + "-wal", "wb") as file:
    file.write(log())
