#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws docs/figures/semantics.svg: what more and more voices do to an argument under each semantics.

    docs/figures/semantics.py --binary build/release/stackimpact            writes the figure
    docs/figures/semantics.py --binary build/release/stackimpact --check    fails when it would change

The program computes every point: one graph with a topic of base score 0.4 for each number of voices,
eight attacks to eight supports, each voice of strength 0.5.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

FIGURE = Path(__file__).resolve().with_suffix(".svg")
BASE, VOICE, MOST = 0.4, 0.5, 8
# Okabe and Ito's colours, which colour-blind readers tell apart, and a dash pattern for print.
LINES = {"qe": ("#0072b2", ""), "dfquad": ("#d55e00", "7 3"), "sd_dfquad": ("#e69f00", "2 3"),
         "euler": ("#009e73", ""), "euler_top": ("#56b4e9", "7 3"), "mlp": ("#cc79a7", "2 3")}
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 56, 16, 120, 52


def graph():
    counts = range(-MOST, MOST + 1)
    arguments = {f"topic_{n}": BASE for n in counts}
    arguments |= {f"voice_{i}": VOICE for i in range(MOST)}
    relations = {"attacks": [], "supports": []}
    for n in counts:
        kind = "attacks" if n < 0 else "supports"
        relations[kind] += [[f"voice_{i}", f"topic_{n}"] for i in range(abs(n))]
    return {"title": "More and more voices", "arguments": arguments, **relations}


def strengths(binary):
    """For each semantics the strength at each number of voices."""
    run = subprocess.run([binary, "argue", "-", "--semantics", "all", "--json"], input=json.dumps(graph()),
                         capture_output=True, text=True, check=True)
    arguments = json.loads(run.stdout)["arguments"]
    return {name: [(n, arguments[f"topic_{n}"]["strengths"][name]) for n in range(-MOST, MOST + 1)]
            for name in LINES}


def x(count):
    return LEFT + (count + MOST) / (2 * MOST) * (WIDTH - LEFT - RIGHT)


def y(strength):
    return TOP + (1 - strength) * (HEIGHT - TOP - BOTTOM)


def label(at_x, at_y, text, anchor="middle", extra=""):
    return f'<text x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{anchor}"{extra}>{text}</text>'


def axes():
    right, bottom = x(MOST), y(0)
    yield f'<rect x="{LEFT}" y="{TOP}" width="{right - LEFT:.1f}" height="{bottom - TOP:.1f}" fill="none" stroke="#999"/>'
    yield f'<line x1="{x(0):.1f}" y1="{TOP}" x2="{x(0):.1f}" y2="{bottom:.1f}" stroke="#ccc"/>'
    yield f'<line x1="{LEFT}" y1="{y(BASE):.1f}" x2="{right:.1f}" y2="{y(BASE):.1f}" stroke="#ccc"/>'
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        yield label(LEFT - 8, y(tick) + 4, f"{tick:g}", "end")
    for count in range(-MOST, MOST + 1, 2):
        yield label(x(count), bottom + 18, str(abs(count)))
    yield label((LEFT + x(0)) / 2, bottom + 40, "attacks of strength 0.5")
    yield label((right + x(0)) / 2, bottom + 40, "supports of strength 0.5")
    yield label(16, (TOP + bottom) / 2, "strength σ", extra=f' transform="rotate(-90 16 {(TOP + bottom) / 2:.1f})"')


def svg(values):
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
           'font-size="12" fill="#333">')
    yield '<title>Strength of an argument of base score 0.4 under six semantics, by number of voices</title>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield from axes()
    for place, (name, points) in enumerate(values.items()):
        colour, dash = LINES[name]
        path = " ".join(f"{x(n):.1f},{y(s):.1f}" for n, s in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        row = TOP + 14 + 20 * place
        yield (f'<line x1="{WIDTH - RIGHT + 12}" y1="{row - 4}" x2="{WIDTH - RIGHT + 40}" y2="{row - 4}" '
               f'stroke="{colour}" stroke-width="2"{dashes}/>')
        yield label(WIDTH - RIGHT + 46, row, name, "start")
    yield "</svg>"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--binary", required=True, help="the program")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the figure would change")
    options = parser.parse_args()
    drawn = "\n".join(svg(strengths(options.binary))) + "\n"
    if not options.check:
        FIGURE.write_text(drawn, "utf-8")
        return 0
    if FIGURE.read_text("utf-8") == drawn:
        return 0
    print(f"{FIGURE.name} is not what the program computes; run {Path(__file__).name} without --check")
    return 1


if __name__ == "__main__":
    sys.exit(main())
