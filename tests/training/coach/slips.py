"""One slip each, as script lines. Some are refused at some moments, which is no less of a slip."""

from __future__ import annotations

from scansim.training.run import Run
from scansim.training.walk_labels import walk_label

__all__ = ["slips_of"]


def slips_of(run: Run) -> dict[str, list[str]]:
    """The slips of a run, by name."""
    situation, pack = run.situation, run.pack
    slips = {
        "unknown barcode": ["scan 4006381333931"],
        "menu": ["scan OCDMENU"],
        "back": ["tap back"],
        "operations": ["tap operations"],
        "another document": ["scan OCDMENU", "scan WHINT"],
        "walked away": ["go shelf_b_03_3"],
        "walked by a label": [f"scan {walk_label('desk')}"],
        "looked elsewhere": ["go shelf_b_03_3", "do look shelf_b_03_3"],
        "source elsewhere": ["scan B.03.3"],
        "source typed": ["key B.03.3"],
        "label of the stock": ["scan NHSTOCK"],
        "label of the bench": ["scan NHBENCH"],
        "cancel asked": ["tap cancel"],
        "another product": ["scan 9521108025111"],
        "validate asked": ["tap actions"],
        "new line": ["tap new_line"],
        "paused": ["pause lock"],
        "hint": ["hint"],
        "nonsense": ["answer yes", "do dance box:1", "set quantity 3", "tap no_such_button"],
        "count opened": ["scan OCDMENU", "tap counts"],
        "put in pack": ["tap put_in_pack"],
        "a tote": ["scan TOTE.07"],
    }
    ordered = [line for task in situation.tasks for line in task.ordered]
    for which, line in (("first", ordered[0]), ("last", ordered[-1])) if ordered else ():
        product = pack.product(line.product)
        slips |= {
            f"one more {which}": [f"scan {product.barcode}"],
            f"typed {which}": [f"key {product.barcode}"],
            f"filled {which}": [f"tap fill:{product.code}"],
            f"one on top {which}": [f"tap plus:{product.code}"],
            f"editor left open {which}": [f"tap edit:{product.code}"],
            f"half edited {which}": [f"tap edit:{product.code}", "set quantity 99"],
            f"far too many {which}": [f"tap edit:{product.code}", "set quantity 99", "tap confirm"],
            f"back to nothing {which}": [f"tap edit:{product.code}", "set quantity 0", "tap confirm"],
            f"selected {which}": [f"tap select:{product.code}"],
            f"set aside {which}": [f"do set_aside {product.id} 2"],
            f"taken along {which}": [f"do take {product.id} 2", "go desk"],
            f"put elsewhere {which}": [f"do take {product.id} 1", f"do put {product.id} 1 desk"],
        }
    return slips
