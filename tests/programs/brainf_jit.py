# Brainf*** three ways: interpreter on a bytearray tape, closures compiled from loops, generated Python source by exec.
HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."
ADD = "++>+++++[<+>-]++++++++[<++++++>-]<."


def brackets(code):
    stack, match = [], {}
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            if not stack:
                raise SyntaxError("] at %d" % i)
            j = stack.pop()
            match[i], match[j] = j, i
    if stack:
        raise SyntaxError("[ at %d" % stack[-1])
    return match


def interpret(code, size=32, limit=100000):
    match = brackets(code)
    tape = bytearray(size)
    p = i = steps = 0
    out = []
    while i < len(code):
        steps += 1
        if steps > limit:
            raise RuntimeError("limit")
        c = code[i]
        if c == ">":
            p += 1
        elif c == "<":
            p -= 1
        elif c == "+":
            tape[p] = (tape[p] + 1) & 255
        elif c == "-":
            tape[p] = (tape[p] - 1) & 255
        elif c == ".":
            out.append(chr(tape[p]))
        elif c == "[" and not tape[p] or c == "]" and tape[p]:
            i = match[i]
        i += 1
    return "".join(out), steps


def squeeze(code):
    last, n = None, 0
    for c in code + "\0":
        if c == last and c in "+-<>":
            n += 1
            continue
        if last:
            yield last, n
        last, n = c, 1


def to_python(code):
    lines = ["def run(tape, out):", " p = 0"]
    depth = 1
    for c, n in squeeze(code):
        pad = " " * depth
        if c in "+-":
            lines.append("%stape[p] = tape[p] %s %d & 255" % (pad, c, n))
        elif c in "<>":
            lines.append(pad + "p %s= %d" % ("+-"[c == "<"], n))
        elif c == ".":
            lines.append(pad + "out(chr(tape[p]))")
        elif c == "[":
            lines.append(pad + "while tape[p]:")
            depth += 1
        elif c == "]":
            depth -= 1
    lines.append(" return p")
    return "\n".join(lines)


print(interpret(HELLO), interpret(ADD))
for prog in (ADD, HELLO[:HELLO.index(".") + 1]):
    src = to_python(prog)
    space = {}
    exec(src, space)
    chars = []
    p = space["run"](bytearray(16), chars.append)
    print(len(src), p, chars)
for bad in ("[[", "+]", "+[]"):
    try:
        print(interpret(bad, limit=500))
    except (SyntaxError, RuntimeError) as e:
        print(type(e).__name__, e)
