# Software UART: frames bytes into bit times with parity, samples them back at 8x with clock error.
def frame(byte, parity=None):
    bits = [0] + [byte >> i & 1 for i in range(8)]
    if parity is not None:
        bits.append(sum(bits) & 1 ^ parity)
    return bits + [1]


def waveform(data, oversample, parity=None, idle=2):
    wave = bytearray(b"\x01" * (idle * oversample))
    for b in data:
        for bit in frame(b, parity):
            wave.extend(bytes((bit,)) * oversample)
        wave.extend(b"\x01" * oversample)
    return wave


class Receiver:
    def __init__(self, samples_per_bit, parity=None):
        self.spb = samples_per_bit
        self.parity = parity
        self.out = bytearray()
        self.errors = {"framing": 0, "parity": 0}

    def run(self, wave):
        at = 0
        size = 10 if self.parity is None else 11
        while at < len(wave):
            if wave[at]:
                at += 1
                continue
            value, ones = 0, 0
            try:
                for n in range(size):
                    bit = wave[int(at + (n + 0.5) * self.spb)]
                    if 1 <= n <= 8:
                        value |= bit << n - 1
                    if 1 <= n < size - 1:
                        ones += bit
            except IndexError:
                break
            if not bit:
                self.errors["framing"] += 1
                at += self.spb
                continue
            if self.parity is not None and ones & 1 != self.parity:
                self.errors["parity"] += 1
            self.out.append(value)
            at = int(at + (size - 0.5) * self.spb)
        return bytes(self.out)


text = b"Hello, UART!"
wave = waveform(text, 8)
print(len(wave), frame(0x55), frame(0x55, 0), frame(0x0F, 1))
for spb in (8, 8.3, 7.7, 9.2):
    rx = Receiver(spb)
    print(spb, rx.run(wave), sorted(rx.errors.items()))
wave = waveform(b"parity", 8, 0)
for at in (40, 250, 333):
    wave[at:at + 8] = bytes(x ^ 1 for x in wave[at:at + 8])
rx = Receiver(8, 0)
got = rx.run(wave)
print([chr(b) if 32 <= b < 127 else "?" for b in got], sorted(rx.errors.items()))
