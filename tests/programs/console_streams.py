# The standard streams as objects: buffers, descriptors, closing, printing.
import sys


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream, stream.fileno(), stream.buffer, stream.buffer is stream.buffer)
print("text", 5, file=sys.stdout)
attempt(sys.stdout.write, "é\n")
attempt(sys.stdout.buffer.write, b"bytes\n")
attempt(sys.stdout.flush)
attempt(lambda: sys.stdout.missing)
attempt(lambda: sys.stdout.buffer.buffer)
attempt(setattr, sys.stdout, "buffer", 1)
with sys.stderr.buffer as stream:
    pass
attempt(stream.write, b"x")
attempt(stream.fileno)
