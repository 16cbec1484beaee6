"""``make bench``: the figures of DESIGN section 9, each beside its peer in the same run."""

from __future__ import annotations

from benchmarks.board_figures import lines as board_lines
from benchmarks.figures import MILLISECONDS
from benchmarks.labels_pdf import lines as labels_lines
from benchmarks.replay_figures import lines as replay_lines
from benchmarks.terminal import commit_time, figures
from benchmarks.warehouse_figures import lines as warehouse_lines


def main() -> None:
    for figure in figures():
        print(figure.line(), flush=True)
    for line in warehouse_lines():
        print(line, flush=True)
    for line in replay_lines():
        print(line, flush=True)
    for line in board_lines():
        print(line, flush=True)
    for line in labels_lines():
        print(line, flush=True)
    print(f"one durable append on this disk, median: {commit_time() * MILLISECONDS:.2f} ms (no part of the ratios)")


if __name__ == "__main__":
    main()
