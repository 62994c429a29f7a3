# Balanced trees: an AVL tree with rotations and deletion, an ordered map interface and range queries.
class Node:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.left = self.right = None
        self.height = 1


def height(n):
    return n.height if n else 0


def update(n):
    n.height = 1 + max(height(n.left), height(n.right))
    return n


def rotate_right(n):
    l = n.left
    n.left, l.right = l.right, n
    update(n)
    return update(l)


def rotate_left(n):
    r = n.right
    n.right, r.left = r.left, n
    update(n)
    return update(r)


def balance(n):
    update(n)
    b = height(n.left) - height(n.right)
    if b > 1:
        if height(n.left.left) < height(n.left.right):
            n.left = rotate_left(n.left)
        return rotate_right(n)
    if b < -1:
        if height(n.right.right) < height(n.right.left):
            n.right = rotate_right(n.right)
        return rotate_left(n)
    return n


class Map:
    def __init__(self, items=()):
        self.root = None
        self.size = 0
        for k, v in items:
            self[k] = v

    def __setitem__(self, key, value):
        def insert(n):
            if n is None:
                self.size += 1
                return Node(key, value)
            if key < n.key:
                n.left = insert(n.left)
            elif key > n.key:
                n.right = insert(n.right)
            else:
                n.value = value
                return n
            return balance(n)
        self.root = insert(self.root)

    def __getitem__(self, key):
        n = self.root
        while n:
            if key == n.key:
                return n.value
            n = n.left if key < n.key else n.right
        raise KeyError(key)

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def __delitem__(self, key):
        def remove(n, k):
            if n is None:
                raise KeyError(k)
            if k < n.key:
                n.left = remove(n.left, k)
            elif k > n.key:
                n.right = remove(n.right, k)
            else:
                if n.left is None:
                    return n.right
                if n.right is None:
                    return n.left
                m = n.right
                while m.left:
                    m = m.left
                n.key, n.value = m.key, m.value
                n.right = remove(n.right, m.key)
            return balance(n)
        self.root = remove(self.root, key)
        self.size -= 1

    def __len__(self):
        return self.size

    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n.left)
                yield n.key
                yield from walk(n.right)
        return walk(self.root)

    def range(self, low, high):
        stack, n = [], self.root
        while stack or n:
            while n:
                stack.append(n)
                n = n.left if n.key > low else None
            n = stack.pop()
            if n.key >= high:
                return
            if n.key >= low:
                yield n.key, n.value
            n = n.right


def check(n):
    if n is None:
        return True
    return abs(height(n.left) - height(n.right)) <= 1 and check(n.left) and check(n.right)


tree = Map()
for i in range(48):
    tree[i * 17 % 53] = i
print(len(tree), height(tree.root), check(tree.root), list(tree)[:8], tree.root.key)
print(list(tree.range(10, 18)), 52 in tree, 5 in tree, tree[34])
for k in range(0, 53, 2):
    if k in tree:
        del tree[k]
print(len(tree), height(tree.root), check(tree.root), list(tree)[-6:])
for bad in (lambda: tree[1000], lambda: tree.__delitem__(0)):
    try:
        bad()
    except KeyError as e:
        print("KeyError", e)
words = Map((w, len(w)) for w in "the order of the words in this short text is lost in the map".split())
words["map"] += 100
print(list(words), words["map"], list(words.range("l", "t")))
ascending = Map((i, None) for i in range(31))
print(height(ascending.root), ascending.root.key, ascending.root.left.key)
