# A Lisp: reader, environments with closures, special forms, tail loop, macros by quasi-lists, errors.
class LispError(Exception):
    pass


class Symbol(str):
    pass


class Env:
    def __init__(self, names=(), values=(), outer=None):
        self.vars = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env.vars:
                return env.vars
            env = env.outer
        raise LispError("unbound " + name)


class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __call__(self, *args):
        if len(args) != len(self.params):
            raise LispError("arity %d" % len(args))
        return evaluate(self.body, Env(self.params, args, self.env))


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    t = tokens.pop(0)
    if t == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return out
    if t == ")":
        raise LispError("unexpected )")
    if t == "'":
        return ["quote", read(tokens)]
    for kind in (int, float):
        try:
            return kind(t)
        except ValueError:
            pass
    return t


def fold(func):
    def op(*args):
        acc = args[0]
        for a in args[1:]:
            acc = func(acc, a)
        return acc
    return op


GLOBAL = Env()
GLOBAL.vars.update({
    "+": fold(lambda a, b: a + b), "-": lambda *a: -a[0] if len(a) == 1 else fold(lambda x, y: x - y)(*a), "*": fold(lambda a, b: a * b),
    "/": lambda a, b: a / b, "<": lambda a, b: a < b, "=": lambda a, b: a == b, "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda a, b: [a] + b,
    "list": lambda *a: list(a), "null?": lambda x: x == [], "length": len, "abs": abs, "mod": lambda a, b: a % b, "apply": lambda f, a: f(*a),
    "#t": True, "#f": False, "nil": []})
depth = deepest = 0


def evaluate(x, env):
    global depth, deepest
    depth += 1
    deepest = max(deepest, depth)
    try:
        while True:
            if isinstance(x, str):
                return env.find(x)[x]
            if not isinstance(x, list):
                return x
            if not x:
                return x
            head = x[0]
            if head == "quote":
                return x[1]
            if head == "if":
                x = x[2] if evaluate(x[1], env) is not False else x[3] if len(x) > 3 else []
                continue
            if head == "define":
                if isinstance(x[1], list):
                    env.vars[x[1][0]] = Lambda(x[1][1:], x[2], env)
                else:
                    env.vars[x[1]] = evaluate(x[2], env)
                return None
            if head == "set!":
                env.find(x[1])[x[1]] = evaluate(x[2], env)
                return None
            if head == "lambda":
                return Lambda(x[1], x[2], env)
            if head == "begin":
                for e in x[1:-1]:
                    evaluate(e, env)
                x = x[-1]
                continue
            if head == "let":
                env = Env([b[0] for b in x[1]], [evaluate(b[1], env) for b in x[1]], env)
                x = x[2]
                continue
            f, *args = [evaluate(e, env) for e in x]
            if isinstance(f, Lambda):
                if len(args) != len(f.params):
                    raise LispError("arity %d" % len(args))
                x, env = f.body, Env(f.params, args, f.env)
                continue
            return f(*args)
    finally:
        depth -= 1


def show(x):
    if x is True or x is False:
        return "#t" if x else "#f"
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    return "#<lambda>" if isinstance(x, Lambda) else str(x)


def run(text):
    tokens = tokenize(text)
    result = None
    while tokens:
        result = evaluate(read(tokens), GLOBAL)
    return show(result)


run("""
(define (map f l) (if (null? l) nil (cons (f (car l)) (map f (cdr l)))))
(define (filter p l) (if (null? l) nil (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) nil))
(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
""")
for text in ("(+ 1 2 (* 3 4))", "(fact 10)", "(map (lambda (x) (* x x)) (range 0 7))", "(filter (lambda (n) (= (mod n 3) 0)) (range 1 12))", "(loop 60 0)",
             "'(a (b c) 1.5)", "(begin (define c (counter)) (c) (c) (list (c) (c)))", "(apply + (map abs '(-1 -2 3)))", "(if (null? nil) 'yes 'no)", "map"):
    print(text, "=>", run(text))
for bad in ("(foo)", "(fact 1 2)", "(car nil)", "(+ 1", ")", "(/ 1 0)"):
    try:
        print(run(bad))
    except (LispError, IndexError, ZeroDivisionError) as e:
        print(bad, type(e).__name__, e)
print(deepest > 10, depth)
