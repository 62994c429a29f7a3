import pack
from pack.inner import Shape, join

print(pack.LABEL, pack.PAIRS, pack.table, pack.__path__, pack.__file__)
print(join("a", 1, sep="-"), Shape("box"), pack.inner.__name__)
for kind in (Shape, join):
    try:
        kind(size=3)
    except TypeError as error:
        print(error)
"label" in pack.__dict__
