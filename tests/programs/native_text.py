# Text building in native functions: format, join, split, f-strings, bytes.
import micropython


@micropython.native
def table(rows):
    lines = []
    for name, value in rows:
        lines.append("%-8s|%6.2f" % (name, value))
    return "\n".join(lines)


@micropython.native
def parse(line):
    fields = {}
    for part in line.split(","):
        k, _, v = part.partition("=")
        fields[k.strip()] = int(v) if v.isdigit() else v
    return fields


@micropython.native
def frame(cmd, *args):
    body = bytes([cmd, len(args)]) + bytes(args)
    return body + bytes([sum(body) & 0xFF])


@micropython.native
def report(d):
    return f"{d['id']:>4}:{d['name']!r}:{len(d)}"


print(table([("a", 1.5), ("pressure", 1013.25)]))
d = parse("id=7, name=probe,unit=C")
print(sorted(d.items()), report(d))
print(frame(3, 1, 2, 200))
