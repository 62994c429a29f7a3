import neopixel, machine
from neopixel import NeoPixel
np = NeoPixel(machine.Pin(4), 8)
np.fill((1, 2, 3))
np[3] = (4, 5, 6)
np[0] = [9, 8, 7]
print(np[3], np[0], len(np))
np.write()
q = NeoPixel(machine.Pin(5), n=3, bpp=4, timing=(1, 2, 3, 4))
q.fill((1, 2, 3, 4))
q.write()
try:
    print(q[3])
except IndexError as e:
    print(e)
try:
    q[9] = (1, 2, 3, 4)
except IndexError as e:
    print(e)
for i in range(len(q)):
    q[i] = (i, i, i, i)
    q.write()
print(q.n, q.bpp, q.timing, q.buf, NeoPixel.ORDER)
class Strip(NeoPixel):
    def show(self):
        self.write()
Strip(machine.Pin(6), 4, timing=0).show()
