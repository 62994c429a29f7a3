# repr and str of text: quotes, escapes, code points.
for s in ("plain", "it's", 'say "hi"', "both ' and \"", "back\\slash", "nl\nrt\rtab\t", "nul\x00 bell\x07 del\x7f", "é", "日本", "𝄞", "\x80\xff", "", "mix é\n'"):
    print(repr(s), len(repr(s)), s)
for b in (b"plain", b"it's", b'"', b"'\"", b"\\", b"\n\r\t", b"\x00\x7f\x80\xff", b""):
    print(repr(b), len(repr(b)), b)
print([b"in list", "in list", 'q"'], {"k'": b"v\n"}, ("t\\",))
print(repr(bytearray(b"ab'\x00")), bytearray(), bytearray(b'"'))
long = "repr of a rather long text \n" * 6
print(repr(long))
print(str(["nested", ["é", b"\xe9"]]))
