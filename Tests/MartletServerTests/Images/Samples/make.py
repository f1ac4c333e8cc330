"""Makes the pictures of ImageTests, with Pillow: python3 make.py"""

import struct
from pathlib import Path

from PIL import Image

here = Path(__file__).parent


def picture(width, height):
    """Red at the left, blue towards the right, brighter downwards."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across.point(lambda v: 255 - v), down, across))


plain = picture(200, 100)
plain.save(here / "upright.jpg", quality=80)
plain.save(here / "plain.png")
plain.save(here / "plain.webp", quality=80)
plain.quantize(32).save(here / "plain.gif")

clear = plain.convert("RGBA")
clear.putalpha(Image.linear_gradient("L").resize((200, 100)))
clear.save(here / "clear.png")

exif = Image.Exif()
exif[0x0112] = 6  # lies on its side
exif[0x010E] = "SECRET"
exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
plain.save(here / "turned-with-place.jpg", quality=80, exif=exif)

picture(3000, 2000).save(here / "large.jpg", quality=40)

Image.new("1", (12000, 12000)).save(here / "bomb.png", optimize=True)

# A screen of 65,535 by 65,535 pixels that one pixel is drawn on.
(here / "bomb.gif").write_bytes(
    b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    + b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x44\x01\0;")
