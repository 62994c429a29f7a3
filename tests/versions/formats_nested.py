# f-strings as each version takes them, compiled on the device: nested, adjacent, raw
width = 12
name = "sensor"
value = 3.14159
items = [1, 2, 3]
SOURCES = (
    'f"{name}:{value:>12.3f}|"',
    'f"{name!r:>12}|{items[0]}{items[-1]}"',
    'f"{{literal}} {value:.2f} {{}}"',
    "f'{{'",
    'f"{value=} {name=}"',
    'f"{len(items)}" "tail"',
    'f"{name}" f"{width}"',
    'rf"{name}\\d"',
    'f"{value:>{width}.3f}"',
    "f\"{f'{name}'}\"",
    'f"{name:{width}}" + f"{items[1] * 2 + items[2]:04d}"',
    'f"{}"',
    "01 + 1",
    "0x1F + 0b101 + 0o17",
)
for source in SOURCES:
    try:
        print(source, eval(source))
    except (SyntaxError, ValueError, TypeError, KeyError) as error:
        print(source, type(error).__name__)
print("%5.2f|%-6s|%06d" % (value, name, 42))
for text in ("{:,}", "{:_}", "{:012,}", "{:06d}"):
    try:
        print(text.format(1234567))
    except ValueError as error:
        print(error)
