# Prints the heap's map from time to time, for `pymemlint report`.
#
# Copy it to the board. A dump begins with "@@@", time.ticks_ms() and a title, and
# ends with "@@@"; what the program prints in between is kept as its log.
#
#     import pymemlint_dump
#     pymemlint_dump.mem_dump("after the import")
#     timer = pymemlint_dump.start_timer(1000)
#     ...
#     pymemlint_dump.stop_timer()
#
# mem_record() is the compact form: 18 bytes and the title in place of the map. A
# record is b"\\0PM\\1"; ticks, used and free bytes in 32 bits each, the lowest byte
# first; the title's length; the sum of the 13 bytes since b"\\1" modulo 256; the title.
# In place of b"\\1" it is b"\\2" where gc.mem_free() counts what the heap could still
# grow by as well: only print() of mem_info() tells the two apart there.
#
# A record has no map of the heap, as nothing gives one to a program: mem_info(1) writes
# it to the console itself and returns nothing, and the table that it reads has no name
# in Python. machine.mem8 would read it, were its address known; that is another one in
# each firmware, and where it is 2**30 or more each address would be a new object.
import gc
import micropython
import struct
import sys
import time


def _collects_at_once():
    for _ in range(8):
        bytearray(64)
    before = gc.mem_alloc()
    gc.collect()
    return gc.mem_alloc() < before


# Whether the firmware makes the heap larger by itself (MICROPY_GC_SPLIT_HEAP_AUTO). All
# of the ESP32 do since 1.21. A build for WebAssembly that does leaves a collection for
# the moment when JavaScript goes on (ports/webassembly/main.c, gc_collect), others
# collect at once.
_grows = (
    not _collects_at_once()
    if sys.platform == "webassembly"
    else sys.platform == "esp32" and sys.implementation[1][:2] >= (1, 21)
)
_record = bytearray((b"\0PM\2" if _grows else b"\0PM\1") + bytes(14))

_timer = None
_dump = None
_task = None


def mem_dump(title=""):
    # Nothing is asked for once the names are known: a number is printed digit by
    # digit by print itself, and the map by the interpreter.
    print("@@@", time.ticks_ms(), title if isinstance(title, str) else "")
    micropython.mem_info(1)
    print("@@@")


def mem_record(title=b""):
    # As little as mem_dump() does it ask for memory. The title is bytes: a str
    # would have to be encoded.
    record = _record
    struct.pack_into(
        "<III", record, 4, time.ticks_ms(), gc.mem_alloc(), gc.mem_free()
    )
    record[16] = min(len(title), 255)
    check = 0
    at = 4
    while at < 17:
        check += record[at]
        at += 1
    record[17] = check & 255
    # Not through a name: a bound method would be an object.
    sys.stdout.buffer.write(record)
    sys.stdout.buffer.write(title, record[16])


def start_timer(period_ms=1000, timer_id=None, dump=mem_dump):
    # Soft: the dump runs between two operations of the program. Without a number it
    # is a virtual timer, on ports that have none the first (the ESP32).
    from machine import Timer

    global _timer, _dump
    stop_timer()
    _dump = dump
    if timer_id is not None:
        _timer = Timer(timer_id)
    else:
        try:
            _timer = Timer(-1)
        except ValueError:
            _timer = Timer(0)
    _timer.init(period=period_ms, mode=Timer.PERIODIC, callback=_dump_now)
    return _timer


def _dump_now(_):
    if _dump is not None:  # Else it was on its way when the timer was stopped.
        _dump()


def stop_timer():
    global _timer, _dump
    if _timer is not None:
        _timer.deinit()
        _timer = None
    _dump = None


def start_async(period_ms=1000, dump=mem_dump):
    try:
        import asyncio
    except ImportError:  # Before 1.21.
        import uasyncio as asyncio

    global _task
    stop_async()
    _task = asyncio.create_task(_dump_often(asyncio.sleep_ms, period_ms, dump))
    return _task


async def _dump_often(sleep_ms, period_ms, dump):
    while True:
        dump()
        await sleep_ms(period_ms)


def stop_async():
    global _task
    if _task is not None:
        _task.cancel()
        _task = None
