"""How long an MP3 file is, counted from its frames; nothing but its bytes is needed."""

KBITS = {3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),     # MPEG 1
         2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),         # MPEG 2 and 2.5
         0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def mp3_duration(content):
    """Bytes of an MP3 (layer III) → seconds. Raises ValueError where a frame is expected and something else stands."""
    position, seconds = after_id3(content), 0.0
    while position + 4 <= len(content) and content[position:position + 3] != b"TAG":
        length, duration = frame(content[position:position + 4], position)
        if not any(mark in content[position:position + 64] for mark in (b"Xing", b"Info")):    # that one is silent
            seconds += duration
        position += length
    return seconds


def after_id3(content):
    """Where the sound starts: after the ID3 tag, whose size is written in four times seven bits."""
    if content[:3] != b"ID3":
        return 0
    high, third, second, low = content[6:10]
    return 10 + (high << 21 | third << 14 | second << 7 | low)


def frame(header, position):
    """A frame's header → how many bytes and how many seconds it takes."""
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bits, rate = header[2] >> 4, header[2] >> 2 & 3
    if header[0] != 0xFF or header[1] < 0xE0 or version == 1 or layer != 1 or not 0 < bits < 15 or rate == 3:
        raise ValueError(f"At byte {position} there is no frame of an MP3.")
    samples, hertz = (1152 if version == 3 else 576), RATES[version][rate]
    return samples // 8 * KBITS[version][bits] * 1000 // hertz + (header[2] >> 1 & 1), samples / hertz
