# Long constants: docstrings, multi-line strings, big tables, bytes blobs, many names and numbers of all sizes.
"""A module docstring that is long enough to be stored somewhere if it were kept at all, which the
compiler does not do for strings that stand alone as expression statements."""
LICENSE = """Permission is granted to nobody in particular to do nothing in particular
with this text, which exists only to be a long string constant of several lines,
with "quotes", 'apostrophes', back\\slashes, tabs\t and unicode \u00e9\u4e2d\U0001F40D in it.
It goes on for a while so that its length exceeds what a one-byte length can express:
abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 and so on."""
BLOB = b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f" b"\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7" b"plain bytes to finish the blob with, also fairly long as blobs go, more than sixty"
PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151)
SINE = (0, 25, 50, 74, 98, 120, 142, 162, 180, 197, 212, 225, 236, 244, 250, 254, 255, -255, -1, -2.5, 1e10, 1e-10, 3.141592653589793)
WORDS = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango"]
NUMBERS = [0, 1, -1, 127, 128, 255, 256, 32767, 65535, 65536, 1073741823, 1073741824, -1073741824, -1073741825, 4294967295, 18446744073709551615, 123456789012345678901234567890, 0.5, -0.0, 1e300, 2j]
NESTED = {"config": {"pins": {"led": 2, "button": 0, "sda": 21, "scl": 22}, "limits": [(0, 10), (10, 20), (20, 30)], "names": ("first", "second", "third")}, "flags": {True, False, None}, 42: "answer", (1, 2): "tuple key"}
FONT = {"A": b"\x7e\x11\x11\x11\x7e", "B": b"\x7f\x49\x49\x49\x36", "C": b"\x3e\x41\x41\x41\x22", "D": b"\x7f\x41\x41\x22\x1c", "E": b"\x7f\x49\x49\x49\x41", " ": bytes(5)}
this_is_a_rather_long_global_variable_name_that_ends_up_in_the_table_of_names = 1
another_quite_long_identifier_used_only_here = this_is_a_rather_long_global_variable_name_that_ends_up_in_the_table_of_names + 1


def documented(argument_with_a_long_name, another_argument_with_a_long_name="default value that is a string"):
    """A docstring for the function.

    It has several paragraphs, which are dropped by the compiler, and it is followed by code.
    """
    "another string statement"
    local_variable_with_a_long_name = argument_with_a_long_name * 2
    yet_another_local_variable = another_argument_with_a_long_name.upper()
    return local_variable_with_a_long_name, yet_another_local_variable


class WithDocumentation:
    """Class docstring."""

    attribute_one, attribute_two, attribute_three = 1, "two", (3, 3, 3)

    def method_with_documentation(self):
        """Method docstring."""
        return "the quick brown fox jumps over the lazy dog " * 2 + "the end"


def text_columns(text):
    glyphs = [FONT.get(c, FONT[" "]) for c in text]
    for y in range(7):
        yield "".join("".join("#" if col >> y & 1 else "." for col in g) + "." for g in glyphs)


print(len(LICENSE), len(LICENSE.encode()), LICENSE.count("\n"), len(BLOB), sum(BLOB), sum(PRIMES), len(SINE), max(SINE), len("".join(WORDS)))
print(sum(n for n in NUMBERS if not isinstance(n, complex)) > 0, [n for n in NUMBERS if isinstance(n, int) and n > 1 << 31], NESTED["config"]["limits"][1], len(NESTED["flags"]), NESTED[1, 2])
print(documented("ab"), WithDocumentation().method_with_documentation()[-20:], WithDocumentation.attribute_three, another_quite_long_identifier_used_only_here)
print("\n".join(text_columns("ABCDE")))
print("a" "b" 'c' """d""" '''e''', "implicit "
      "concatenation " "over lines", r"\raw\n" "cooked\n".strip(), 'it''s', "\x41\101\u0041", b"\x41\101", "null\0byte".find("\0"), len("\
"))
print(1_000, 0xFFFF_FFFF, 0b1111_0000, 0o777, 1e3, 1.5e-3, .5, 5., 10 ** 20, 1 if 0x10 else 2, (1, 2, 3)[1], "const"[2], -(-5), not 0, 3 * 4 + 2, "ab" * 3, (1, 2) + (3,), 7 // 2, 1 << 40, 2 ** 70)
