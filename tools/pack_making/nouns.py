"""What is sold: a hundred kinds of goods, each in variants that look alike."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CATEGORIES", "NOUNS", "SERIES", "Noun"]

SERIES = ("Aro", "Bex", "Cor", "Dun", "Eko", "Fin", "Gil", "Hov", "Ivo", "Jul", "Kai")
"""Names of product lines; the same goods of two lines differ in nothing that one sees from afar."""

CATEGORIES = ("Kitchen", "Office", "Food", "Tools", "Care", "Electric")


@dataclass(frozen=True)
class Noun:
    """A kind of goods. ``cost`` is of the smallest variant, in cents; ``grams`` what one unit of it weighs.

    ``box`` is how many units come in a box, 0 for none. ``tracking`` is ``none``, ``lot`` or ``serial``; a lot with
    ``days`` expires that long after it was made.
    """

    category: str
    name: str
    code: str
    variants: tuple[str, ...]
    cost: int
    grams: int
    box: int
    tracking: str = "none"
    days: int = 0

    @property
    def removal_days(self) -> int:
        """How many days before it expires a lot is to be taken out."""
        return max(7, self.days // 12)


_TABLE = """
Kitchen|Mug|MUG|25cl 30cl 35cl 40cl|420|290|6
Kitchen|Plate|PLT|20cm 24cm 27cm 31cm|310|420|6
Kitchen|Bowl|BWL|14cm 16cm 18cm 21cm|260|310|8
Kitchen|Wine glass|WGL|30cl 40cl 45cl 60cl|240|150|6
Kitchen|Tumbler|TMB|20cl 25cl 30cl 35cl|150|180|12
Kitchen|Fry pan|FPN|20cm 24cm 28cm 32cm|1250|820|0
Kitchen|Saucepan|SPN|1L 2L 3L 5L|1480|900|0
Kitchen|Jug|JUG|05L 1L 15L 2L|590|520|4
Kitchen|Tray|TRY|S M L XL|720|610|4
Kitchen|Knife|KNF|9cm 12cm 15cm 20cm|890|120|10
Kitchen|Ladle|LDL|S M L XL|340|140|10
Kitchen|Whisk|WSK|20cm 25cm 30cm 35cm|310|110|10
Kitchen|Teapot|TPT|05L 1L 12L 15L|990|640|0
Kitchen|Cake tin|CTN|18cm 20cm 24cm 26cm|540|380|6
Kitchen|Jar|JAR|025L 05L 1L 2L|190|330|12
Kitchen|Carafe|CRF|05L 075L 1L 15L|640|480|6
Kitchen|Towel|TWL|blue red green grey|210|80|12
Office|Ball pen|PEN|blue black red green|45|10|24
Office|Marker|MRK|blue black red green|80|18|12
Office|Pencil|PCL|H HB B 2B|25|6|24
Office|Paper A4|PA4|80g 90g 100g 120g|390|2500|4
Office|Notebook|NTB|A4ln A4dt A5ln A5dt|180|210|10
Office|Envelope|ENV|C4 C5 C6 DL|320|640|6
Office|Folder|FLD|blue red green grey|60|50|12
Office|Binder|BND|40mm 50mm 75mm 80mm|240|410|8
Office|Stapler|STP|10 20 25 30|740|320|0
Office|Staples|STS|10-1 24-6 26-6 26-8|70|60|12
Office|Tape|TPE|12mm 15mm 19mm 25mm|95|40|12
Office|Glue stick|GLU|8g 21g 22g 40g|110|30|12
Office|Scissors|SCI|13cm 17cm 18cm 21cm|380|90|10
Office|Ruler|RLR|15cm 20cm 30cm 50cm|90|40|12
Office|Label roll|LBR|25mm 38mm 51mm 57mm|430|260|6
Office|Toner|TNR|black cyan mag yel|4900|780|0
Food|Black tea|TBK|20 25 50 100|290|110|12|lot|540
Food|Green tea|TGN|20 25 50 100|310|110|12|lot|540
Food|Coffee|COF|250g 500g 750g 1kg|380|260|12|lot|365
Food|Biscuits|BSC|150g 200g 250g 300g|160|220|8|lot|140
Food|Olive oil|OIL|25cl 50cl 75cl 1L|320|480|6|lot|600
Food|Honey|HNY|125g 250g 350g 500g|410|300|6|lot|720
Food|Jam|JAM|225g 340g 370g 450g|230|390|6|lot|500
Food|Rice|RIC|500g 800g 1kg 2kg|170|510|8|lot|600
Food|Pasta|PST|400g 500g 800g 1kg|110|510|12|lot|700
Food|Flour|FLR|500g 1kg 2kg 5kg|80|510|6|lot|270
Food|Cocoa|CCA|125g 200g 250g 500g|350|150|10|lot|480
Food|Nuts|NTS|100g 150g 200g 300g|290|120|12|lot|240
Food|Cereal|CRL|375g 450g 500g 750g|260|420|8|lot|300
Food|Sauce|SCE|20cl 25cl 35cl 50cl|190|290|6|lot|420
Food|Syrup|SYR|25cl 50cl 75cl 1L|270|460|6|lot|500
Food|Sea salt|SLT|250g 500g 750g 1kg|70|260|10
Food|Sugar|SUG|500g 750g 1kg 2kg|90|510|8
Tools|Hammer|HMR|200g 300g 500g 800g|580|360|0
Tools|Screwdriver|SDR|PH1 PH2 PZ1 PZ2|230|70|10
Tools|Drill bit|DBT|4mm 5mm 6mm 8mm|120|20|10
Tools|Wrench|WRN|10mm 11mm 13mm 17mm|410|120|10
Tools|Work gloves|GLV|S M L XL|290|110|10
Tools|Wood screw|WSC|4x30 4x40 5x40 5x50|180|310|10
Tools|Bolt|BLT|M6x30 M6x50 M8x30 M8x50|210|420|10
Tools|Tape rule|TPR|2m 3m 5m 8m|350|160|8
Tools|Saw|SAW|30cm 35cm 40cm 50cm|990|390|0
Tools|Pliers|PLR|140mm 160mm 180mm 200mm|790|230|6
Tools|Chisel|CHS|6mm 10mm 12mm 20mm|640|150|6
Tools|Brush|BRS|25mm 35mm 50mm 60mm|160|60|12
Tools|Wall paint|PNT|white ivory sand grey|890|1450|0|lot
Tools|Filler|FLL|250g 500g 1kg 2kg|260|280|8|lot|720
Tools|Drill|DRL|10V 12V 14V 18V|4900|1250|0|serial
Tools|Sander|SND|125 150 180 225|4200|1400|0|serial
Tools|Laser meter|LSR|20m 30m 40m 50m|3600|140|0|serial
Care|Hand soap|HSP|25cl 30cl 50cl 1L|160|290|12|lot|900
Care|Shampoo|SHM|20cl 25cl 30cl 50cl|240|260|12|lot|900
Care|Hand cream|HCR|5cl 75ml 10cl 20cl|270|90|12|lot|700
Care|Detergent|DTG|05L 1L 15L 2L|340|560|6|lot|1000
Care|Plasters|PLS|10 20 40 100|150|30|24|lot|1200
Care|Wipes|WPS|20 40 60 80|140|160|12|lot|600
Care|Sun lotion|SUN|SF15 SF20 SF30 SF50|520|210|12|lot|800
Care|Tissue|TIS|50 80 100 150|90|110|24
Care|Sponge|SPG|2 3 5 10|80|40|24
Care|Bin bags|BIN|10L 20L 35L 60L|190|240|12
Care|Mop head|MOP|30cm 40cm 45cm 50cm|480|260|6
Care|Broom|BRM|30cm 40cm 50cm 60cm|690|580|0
Care|Bucket|BKT|5L 8L 10L 12L|330|410|0
Care|Mask|MSK|S M L XL|70|15|24
Electric|Cable|CBL|1m 2m 3m 5m|390|90|10
Electric|Bulb|BLB|4W 6W 8W 11W|210|50|10
Electric|Socket|SKT|1x 2x 3x 4x|320|110|8
Electric|Switch|SWT|white cream grey black|280|80|10
Electric|Adapter|ADP|EU UK US CH|460|90|8
Electric|Battery|BAT|AA AAA C D|150|60|24
Electric|Lamp|LMP|20cm 25cm 30cm 40cm|2100|950|0
Electric|Torch|TRC|S M L XL|880|190|6
Electric|Fuse|FUS|5A 10A 13A 16A|60|10|24
Electric|Extension|EXT|2m 3m 5m 10m|740|420|4
Electric|Charger|CHG|10W 18W 20W 30W|1150|80|6
Electric|Headset|HDS|mono duo USB BT|2600|190|0|serial
Electric|Router|RTR|AC6 AC12 AX15 AX30|4700|380|0|serial
Electric|Scanner|SCR|1D 2D 2DX BT|9800|210|0|serial
Electric|Tablet|TAB|8in 10in 11in 12in|15900|490|0|serial
Electric|Camera|CAM|2MP 4MP 5MP 8MP|6300|240|0|serial
Electric|Timer|TMR|24h 7d 24hx 7dx|560|120|8
Electric|Heater|HTR|1kW 15kW 2kW 25kW|3900|2400|0
"""


def _noun(line: str) -> Noun:
    category, name, code, variants, cost, grams, box, *tracked = line.split("|")
    tracking, days = (*tracked, "none", "0")[:2] if tracked else ("none", "0")
    if len(tracked) == 1:
        days = "0"
    return Noun(category, name, code, tuple(variants.split()), int(cost), int(grams), int(box), tracking, int(days))


NOUNS = tuple(_noun(line) for line in _TABLE.strip().splitlines())
"""In the order of the aisles."""
