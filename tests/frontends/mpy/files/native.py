# Machine code: compiled for armv7emsp only, never run.
import micropython


@micropython.native
def add(a, b=2):
    return [x for x in (a, b)]


@micropython.viper
def fill(buffer: ptr8, n: int) -> int:
    for i in range(n):
        buffer[i] = 0
    return n


@micropython.asm_thumb
def twice(r0):
    add(r0, r0, r0)
