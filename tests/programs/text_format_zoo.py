# Report formatting in all styles: percent with tuples and dicts, str.format fields, f-strings, padding and tables.
readings = [("boiler", 81.275, 3, True), ("pump-7", -4.5, 12, False), ("valve", 0.0, 255, True), ("très", 1e6, 0, None)]

print("%-8s|%8s|%5s|%s" % ("name", "value", "code", "ok"))
for name, value, code, ok in readings:
    print("%-8s|%8.2f|0x%03X|%s" % (name, value, code, ok))
for r in readings:
    print("{0:<8}|{1:>+10.1f}|{2:#06b}|{3!r:^7}".format(*r))
for name, value, code, ok in readings:
    print(f"{name:*^10}|{value:12.3e}|{code:>4d}|{code:<4x}|{'yes' if ok else 'no':>3}")
print("%(a)s-%(b)05d-%(a)r" % {"a": "x", "b": 42})
print("{name}={val:{w}.{p}f}".format(name="pi", val=3.14159265, w=10, p=3))
print("{:,} {:_<9} {:=+8d} {:c} {:o} {:%}".format(1234567, "ab", -42, 65, 8, 0.256))
print("%5s%%|%-5d|%+d|% d|%05d|%x|%X|%o|%c|%c" % ("a", 1, 2, 3, -4, 255, 255, 8, "z", 90))
print("%.3g %.3g %g %e %f" % (0.00012345, 123456.0, 1e20, 12345.678, 1 / 3))
print("{:.3}|{:10.2}|{:>10}|{:e}".format("abcdef", "xyz", None if False else "r", 0.5))
print("{}{}{}".format(1, "two", [3.0, None]), "{1}{0}".format("b", "a"), "{0[1]} {1.real}".format([1, 2], 5) if False else "-")
print("a,b,,c".split(","), "a  b c".split(), "a.b.c".rsplit(".", 1), "k=v=w".partition("="), "x".join("abc"), "\n".join(["1", "2"]))
print("Hello".replace("l", "L", 1), "  pad ".strip(), "xxhixx".strip("x"), "abc".find("c"), "abcabc".rfind("b"), "aXbX".count("X"))
print("title case".upper(), "MiXed".lower(), "abc".startswith(("x", "ab")) if False else "abc".startswith("ab"), "9".isdigit(), "ab".isalpha(), " ".isspace(), "AB".isupper())
print("center".center(12) + "|", "%-12s|" % "left", "{:>12}|".format("right"), sep="")
table = [["id", "name", "mA"], [1, "led", 20], [22, "motor", 850.5], [333, "radio", 120]]
widths = [max(len(str(row[c])) for row in table) for c in range(3)]
for row in table:
    print(" | ".join("{:<{w}}".format(str(v), w=w) for v, w in zip(row, widths)))
print("-" * (sum(widths) + 6))
n = 5
print(f"{n}{n!r}{n:03d} {n + 1} {n * 'ab'} {{literal}} {[i for i in range(n)]} {'nested ' + str(n)}")
print(b"%d %s" % (5, b"x"), "%s" % (None,), "%s %s" % ([1], {"k": 2}), "%r" % ("q'uote",), "%s" % 1.0)
for bad in ("%d", "{}{}", "{x}", "{:d}", "%q"):
    try:
        print(bad % "s" if "%" in bad else bad.format("s"))
    except (TypeError, ValueError, IndexError, KeyError) as e:
        print(bad, type(e).__name__)
