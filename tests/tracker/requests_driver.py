"""Makes a known sequence of requests in all three domains, with a trace.

Each size is one that nothing else asks for. Prints what it asked for.
"""

import ctypes
import json
import random
import sys
import threading

import pymemlint

api = ctypes.pythonapi
DOMAINS = {"raw": "PyMem_Raw", "mem": "PyMem_", "object": "PyObject_"}


def function(name, result, *arguments):
    f = getattr(api, name)
    f.restype = result
    f.argtypes = arguments
    return f


P, N = ctypes.c_void_p, ctypes.c_size_t
CALLS = {
    domain: {
        "malloc": function(prefix + "Malloc", P, N),
        "calloc": function(prefix + "Calloc", P, N, N),
        "realloc": function(prefix + "Realloc", P, P, N),
        "free": function(prefix + "Free", None, P),
    }
    for domain, prefix in DOMAINS.items()
}


def drive(number, count, said):
    """number: of the driver, which sets its sizes apart."""
    pick = random.Random(number)
    size = 1_000_003 * (number + 1)
    live = []
    for _ in range(count):
        size += 1
        domain = pick.choice(sorted(DOMAINS))
        call = CALLS[domain]
        what = pick.random()
        if what < 0.5 or not live:
            if pick.random() < 0.5:
                block = call["malloc"](size)
            else:
                block = call["calloc"](1, size)
            live.append((domain, block))
            said.append(["allocate", domain, size])
        elif what < 0.75:
            at = pick.randrange(len(live))
            domain, block = live[at]
            live[at] = (domain, CALLS[domain]["realloc"](block, size))
            said.append(["reallocate", domain, size])
        else:
            domain, block = live.pop(pick.randrange(len(live)))
            CALLS[domain]["free"](block)
    for domain, block in live:
        CALLS[domain]["free"](block)


path, threads = sys.argv[1], int(sys.argv[2])
said = [[] for _ in range(threads)]
with pymemlint.MicroTracker(path) as tracker:
    if threads == 1:
        drive(0, 300, said[0])
    else:
        workers = [
            threading.Thread(target=drive, args=(i, 40, said[i]))
            for i in range(threads)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
print(json.dumps(said))
