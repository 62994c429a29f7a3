# Odd arguments of native modules: each raises or answers, none crashes.
import hashlib, framebuf, re, _asyncio, os, binascii, json
r = type(re.compile("a")); m = type(re.match("a", "a"))
F = type(open("prog.py"))
fs = [lambda: hashlib.sha256.update(5, b""), lambda: framebuf.FrameBuffer.fill(1, 2), lambda: r.match(3, "x"),
 lambda: m.group("a", 0), lambda: _asyncio.TaskQueue.push(1, 2), 
 lambda: F.read(1), lambda: os.urandom(10**9), lambda: json.loads("[" * 300),
 lambda: re.compile("(" * 900),  lambda: re.match("(a*)*b", "a" * 300),
 lambda: json.dumps([1], separators=("a" * 10, 5)), lambda: binascii.a2b_base64(""), lambda: re.compile("[a-"), lambda: re.compile("[\\"),
 lambda: framebuf.FrameBuffer(bytearray(8), 8, 8, 0).ellipse(1, 1, 700, -500, 1), lambda: framebuf.FrameBuffer(bytearray(8), 8, 8, 0).line(0, 0, 10**5, 3, 1),
   lambda: open(""), lambda: open("/"), lambda: os.rename("a", "a"), lambda: open("x\0y", "w"), lambda: os.mkdir("a/b/c"),
  lambda: hashlib.sha256("x", 3), 
 lambda: framebuf.FrameBuffer(bytearray(8), 8, 8, 0).poly(0, 0, b"\x01\x02\x03", 1, True),
 ]
for i, f in enumerate(fs):
    try:
        print(i, f())
    except Exception as e:
        print(i, type(e), e)
