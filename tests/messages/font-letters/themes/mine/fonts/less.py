# A font without the letters U+1EA1..1EF9: their segments in its cmap shrink to the first letter.
import struct, sys
font = bytearray(open(sys.argv[1], 'rb').read())
tables = {bytes(font[12 + 16 * i:16 + 16 * i]): struct.unpack_from('>I', font, 20 + 16 * i)[0]
          for i in range(struct.unpack_from('>H', font, 4)[0])}
cmap = tables[b'cmap']
for i in range(struct.unpack_from('>H', font, cmap + 2)[0]):
    at = cmap + struct.unpack_from('>I', font, cmap + 8 + 8 * i)[0]
    if struct.unpack_from('>H', font, at)[0] != 4:
        continue
    double = struct.unpack_from('>H', font, at + 6)[0]
    for k in range(0, double, 2):
        first = struct.unpack_from('>H', font, at + 16 + double + k)[0]
        last = struct.unpack_from('>H', font, at + 14 + k)[0]
        if first < 0x1EF9 and last > 0x1EA0:
            struct.pack_into('>H', font, at + 14 + k, first)
sys.stdout.buffer.write(font)
