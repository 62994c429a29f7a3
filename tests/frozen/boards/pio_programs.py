import rp2
from machine import Pin
from array import array


@rp2.asm_pio(
    out_init=(rp2.PIO.OUT_LOW,) * 8,
    sideset_init=(rp2.PIO.OUT_HIGH, rp2.PIO.OUT_LOW),
    out_shiftdir=rp2.PIO.SHIFT_RIGHT,
    autopull=True,
    pull_thresh=16,
    fifo_join=rp2.PIO.JOIN_TX,
)
def shifts():
    wrap_target()
    label("again")
    out(pins, 1).side(0)[3]
    out(exec, 16)
    in_(pins, 32)
    jmp(x_dec, "again").side(2)[1]
    wait(1, gpio, 3)
    wait(0, irq, 1)
    wait(1, pin, 0)
    push(block)
    pull(noblock, ifempty)
    mov(x, invert(y))
    mov(exec, reverse(isr))
    irq(clear, 4)
    irq(rel(2))
    word(0xE000)
    wrap()
    nop()


@rp2.asm_pio(set_init=rp2.PIO.OUT_LOW, sideset_init=rp2.PIO.OUT_LOW)
def blinks():
    set(pins, 1).side(1)
    set(pins, 0).side(0)


print(shifts, blinks)
pio = rp2.PIO(0)
sm = rp2.StateMachine(0, blinks, freq=2000, set_base=Pin(25), sideset_base=Pin(2))
sm.irq(lambda s: None)
pio.irq(lambda p: None, trigger=rp2.PIO.IRQ_SM0, hard=True)
other = pio.state_machine(1, shifts, out_base=Pin(3))
sm.active(1)
sm.put(3)
sm.put(array("H", [1, 2, 3]), 8)
sm.exec(0xE001)
sm.exec("set(pins, 1).side(1)")
other.restart()
other.init(blinks)
print(blinks, sm is rp2.StateMachine(0), other is rp2.StateMachine(1))
pio.remove_program(blinks)
pio.add_program(blinks)
pio.remove_program()
print(rp2.asm_pio_encode("mov(x, y)", 0), rp2.asm_pio_encode("nop()[3]", 1, True))


def refused(f, *a, g=globals(), **k):
    before = g.copy()
    try:
        f(*a, **k)
    except Exception as e:
        print(repr(e))
    # Where the assembler has failed they are its own.
    g.clear()
    g.update(before)


def make(f):
    refused(rp2.asm_pio(sideset_init=rp2.PIO.OUT_LOW), f)


make(lambda: out(pins, 33))
make(lambda: label("a") or label("a"))
make(lambda: jmp("nowhere"))
make(lambda: nop()[20].side(0))
make(lambda: nop().side(7))
make(lambda: wrap())
refused(rp2.asm_pio(), lambda: nop().side(1))
refused(rp2.asm_pio, wrong=1)
refused(rp2.asm_pio_encode, "nop(); nop()", 0)
refused(rp2.asm_pio_encode, "jmp(0)", 0)
refused(rp2.StateMachine, 12)
refused(rp2.PIO, 3)
refused(pio.state_machine, 4)
refused(sm.exec, "out(pins, 0)")
big = rp2.asm_pio()(lambda: [nop() for i in range(20)])
pio.add_program(big)
refused(pio.add_program, list(big))
