"""What a row of ``labels/stocks.csv``, ``labels/layouts.yaml`` and ``labels/printers.yaml`` may say."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from scansim.content.faults import Broken
from scansim.content.label_values import Dpi, Factor, Length, LengthSpan, Names, Shift, Size
from scansim.content.validation import FileModel
from scansim.content.values import Name, Schema, Short, choice, matching, one_of, whole
from scansim.training.stationery import APART, MARGIN, Arrangement, Confidence, Layout, Paper, Printer, Stock

__all__ = ["LayoutsFile", "PrintersFile", "StockRow", "broken_layouts", "broken_stock"]

ArrangementWord = Annotated[Arrangement, choice(Arrangement)]
ConfidenceWord = Annotated[Confidence, choice(Confidence)]
Kind = Annotated[str, one_of(("sheet", "roll"))]
Count = Annotated[int, whole(1, 60)]
Note = Annotated[str, matching(r"[^\x00-\x1f]{0,120}", "Write at most 120 characters.", optional=True)]


class StockRow(FileModel):
    """A stock of stickers."""

    id: Name
    name: Short
    also_sold_as: Names
    kind: Kind
    page_width: Size
    page_height: Size
    columns: Count
    rows: Count
    label_width: Size
    label_height: Size
    left: Length
    top: Length
    pitch_x: Size
    pitch_y: Size
    corner: Length
    confidence: ConfidenceWord
    use: Note
    note: Note

    def stock(self) -> Stock:
        """The stock that the row describes."""
        values = {name: getattr(self, name) for name in StockRow.model_fields if name != "kind"}
        return Stock(roll=self.kind == "roll", **values)


def broken_stock(row: StockRow) -> Iterator[Broken]:
    """Labels that overlap or hang over the edge of the paper, rolls of several labels side by side."""
    if row.kind == "roll" and (row.columns, row.rows) != (1, 1):
        yield Broken(("kind",), "A roll has one label a page.", "Write 1 for columns and rows.")
    for axis, count, pitch, label, start, page in (
        ("width", row.columns, row.pitch_x, row.label_width, row.left, row.page_width),
        ("height", row.rows, row.pitch_y, row.label_height, row.top, row.page_height),
    ):
        if count > 1 and pitch < label:
            what = f"From one label to the next it is less than the {axis} of a label."
            yield Broken((f"label_{axis}",), what, "Measure from the edge of a label to the same edge of the next.")
        over = start + (count - 1) * pitch + label - page
        if over > 0:
            what = f"The labels take {float(over):.2f} mm more than the {axis} of the page."
            yield Broken((f"page_{axis}",), what, "Measure the page, the first label and the distance to the next.")


class LayoutFile(FileModel):
    """A layout."""

    title: Short = Field(examples=["Places"])
    arrangement: ArrangementWord = Field(examples=["stacked"])
    columns: Annotated[int, whole(1, 6)] = Field(examples=["2"])
    rows: Annotated[int, whole(1, 12)] = Field(examples=["5"])
    bars: LengthSpan = Field(examples=["0.25 to 0.51"])
    squares: LengthSpan = Field(examples=["0.38 to 1.02"])
    bar_height: Size = Field(examples=["15"])
    title_size: Size = Field(examples=["5"])
    text_size: Size = Field(examples=["3.4"])
    verb_size: Size = Field(examples=["7"])

    def layout(self, id_: str) -> Layout:
        """The layout that is meant."""
        return Layout(
            id=id_,
            title=self.title,
            arrangement=self.arrangement,
            columns=self.columns,
            rows=self.rows,
            module_least=self.bars[0],
            module_most=self.bars[1],
            square_least=self.squares[0],
            square_most=self.squares[1],
            bar_height=self.bar_height,
            title_size=self.title_size,
            text_size=self.text_size,
            verb_size=self.verb_size,
        )


class LayoutsFile(FileModel):
    """All layouts."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    layouts: dict[Name, LayoutFile] = Field(examples=["(then each layout by its id, indented)"])


def broken_layouts(file: LayoutsFile) -> Iterator[Broken]:
    """Layouts whose symbols would lie so close that one pull of the trigger may read the wrong one."""
    for id_, one in file.layouts.items():
        layout = one.layout(id_)
        for paper in Paper:
            if not layout.keeps_apart(paper, MARGIN):
                has = float(layout.cell_height(paper, MARGIN))
                what = (
                    f"With {layout.rows} rows a label on {paper.value.upper()} is {has:.1f} mm high: bars of "
                    f"{float(layout.bar_height):g} mm would be less than {APART} mm apart."
                )
                yield Broken(("layouts", id_, "rows"), what, "Write fewer rows, or lower bars.")
                break


class PrinterFile(FileModel):
    """A printer's profile."""

    name: Short = Field(examples=["Office laser"])
    dpi: Dpi = Field(examples=["300"])
    offset_x: Shift = Field(default=Fraction(0), examples=["0.5"])
    offset_y: Shift = Field(default=Fraction(0), examples=["-0.5"])
    scale_x: Factor = Field(default=Fraction(1), examples=["1.004"])
    scale_y: Factor = Field(default=Fraction(1), examples=["1.004"])
    margin: Length = Field(default=MARGIN, examples=["6"])

    def printer(self, id_: str) -> Printer:
        """The printer that is meant."""
        across, down = self.dpi
        corrections = (self.offset_x, self.offset_y, self.scale_x, self.scale_y)
        return Printer(id_, self.name, across, down, *corrections, self.margin)


class PrintersFile(FileModel):
    """All printers."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    printers: dict[Name, PrinterFile] = Field(examples=["(then each printer by its id, indented)"])
