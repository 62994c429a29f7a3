table = {"one": 1, "two": 2.5, "big": 123456789012345, "raw": b"\x00\x01"}


def join(*args, sep=", "):
    return sep.join(str(a) for a in args)


class Shape:
    SIDES = (3, 4, 5)

    def __init__(self, name, sides=3):
        self.name = name
        self.sides = sides

    def __repr__(self):
        return "Shape({}, {})".format(self.name, self.sides)
