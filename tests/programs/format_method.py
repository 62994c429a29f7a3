# str.format and f-strings: specs, alignment, nested fields, conversions, attributes, indexes, errors.
class Unit:
    scale = {"k": 1000, "m": 0.001}

    def __init__(self, value, name):
        self.value, self.name = value, name

    def __str__(self):
        return "%g%s" % (self.value, self.name)

    def __repr__(self):
        return "Unit({!r}, {!r})".format(self.value, self.name)


u = Unit(2.5, "V")
print("{} {} {}".format(1, "two", 3.0), "{0}{1}{0}".format("a", "b"), "{x}-{y}".format(x=1, y=2), "{{}} {{{}}}".format(5))
print("{!r} {!s}".format("q", "q"), "{0!r:>20}|".format(u))
for spec in (":d", ":5d", ":<5d", ":>5d", ":^5d", ":05d", ":+d", ": d", ":x", ":#x", ":X", ":o", ":b", ":#b", ":08b", ":,", ":c", ":e", ":.1f", ":%"):
    try:
        print(spec, ("{" + spec + "}|").format(77), end=" ")
    except ValueError as e:
        print(spec, e, end=" ")
print()
for spec in (":f", ":.0f", ":.3f", ":8.2f", ":<8.2f", ":+.2f", ":e", ":.2e", ":g", ":.4g", ":%", ":.1%", ":010.3f", ":^12.1f", ":*^12.1f"):
    print(spec, ("{" + spec + "}|").format(3.14159), end=" ")
print()
for spec in (":s", ":10", ":<10", ":>10", ":^10", ":*<10", ":-^10", ":.3", ":10.2", ":>6.4s"):
    print(spec, ("{" + spec + "}|").format("string"), end=" ")
print()
width, prec = 9, 3
value = 2.718281828
name = "eul" "er"
print(f"{name}={value:.{prec}f}|{value:{width}.{prec}f}|{name:>{width}}|{name!r}|{width + prec}|{value * 2:.1e}")
print(f"{'nested'} {[x * x for x in range(4)]} {name.upper()} {u} {u!r} {u.value:>6}|{{literal}}")
print(f"{width=} {width:#06x} {prec:b} {True} {None} {1, 2} {-5 // 2}" if True else "")
print("{:{}}|{:{w}.{p}f}".format("ab", 5, 1.23456, w=8, p=2), "{:>{}s}".format("x", 3))
print("{:5}|{:5}|{:5}|{!s:5}|".format(1, "a", 1.5, None), "{:>5}|{:<3}|".format(True, 7))
print("{:,}".format(1234567), "{:,}".format(999), "{:x}".format(1 << 70), "{:d}".format(-(1 << 70)), "{:>30d}|".format(10 ** 20))
for bad, args in (("{}{}", (1,)), ("{0}{}", (1, 2)), ("{x}", ()), ("{", ()), ("}", ()), ("{:d}", ("s",)), ("{:s}", (1,)), ("{!z}", (1,)), ("{:.2d}", (1,)), ("{a.b}", ())):
    try:
        print(bad.format(*args))
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, NotImplementedError) as e:
        print(type(e).__name__, e)
lines = []
for i, (k, v) in enumerate(sorted({"temp": 21.53, "hum": 40.2, "press": 1013.25}.items())):
    lines.append(f"{i}. {k:<6}{v:>10.2f} {'#' * int(v / 60):.<20}")
print("\n".join(lines))
template = "{greet}, {name}! {n:03d} {{x}} {extra} {more:.1f}"
print(template.format(greet="Hello", name="Ann", n=7, extra=("e", 2.25), more=2.25))
print("{}".format("{}"), "%s" % "{}", f"{'%s'}" % "pct", "a{}b{}c".format(*"12"), "{k}".format(**{"k": "kw"}))
big = 2 ** 100
print(f"{big} {big:x} {big:.3e}" if False else f"{big} {big:x}", f"{-big:>40}", len(f"{big:b}"))
