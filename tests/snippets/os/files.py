# os: folders and files that the program itself makes.
import os

print(os.sep)
os.mkdir("made")
try:
    os.mkdir("made")
except OSError as e:
    print(e)
with open("made/one.txt", "w") as f:
    f.write("x" * 10)
print(os.listdir("made"), list(os.listdir(b"made")))
os.rename("made/one.txt", "made/two.txt")
print(os.listdir("made"))
for e in os.ilistdir("made"):
    print(e[0], e[1])
os.remove("made/two.txt")
os.rmdir("made")
for f in (os.remove, os.rmdir, os.stat, os.listdir, os.chdir):
    try:
        f("missing")
    except OSError as e:
        print(e)
try:
    os.rename("missing", "other")
except OSError as e:
    print(e)
print(os.getenv("NO_SUCH_NAME"), os.getenv("NO_SUCH_NAME", 5))
