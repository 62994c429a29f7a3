# Linked structures: singly and doubly linked lists, skip list, linked hash map, circular buffer, cycle finding.
class Cons:
    def __init__(self, head, tail=None):
        self.head, self.tail = head, tail

    def __iter__(self):
        node = self
        while node is not None:
            yield node.head
            node = node.tail

    @staticmethod
    def of(*items):
        out = None
        for i in reversed(items):
            out = Cons(i, out)
        return out


def reverse(node):
    prev = None
    while node:
        node.tail, prev, node = prev, node, node.tail
    return prev


def merge_sort(node):
    if node is None or node.tail is None:
        return node
    slow, fast = node, node.tail
    while fast and fast.tail:
        slow, fast = slow.tail, fast.tail.tail
    right, slow.tail = slow.tail, None
    a, b = merge_sort(node), merge_sort(right)
    dummy = at = Cons(None)
    while a and b:
        if a.head <= b.head:
            at.tail, a = a, a.tail
        else:
            at.tail, b = b, b.tail
        at = at.tail
    at.tail = a or b
    return dummy.tail


def find_cycle(node):
    slow = fast = node
    while fast and fast.tail:
        slow, fast = slow.tail, fast.tail.tail
        if slow is fast:
            slow = node
            while slow is not fast:
                slow, fast = slow.tail, fast.tail
            return slow.head
    return None


class Link:
    def __init__(self, value):
        self.value = value
        self.prev = self.next = self


class DList:
    def __init__(self, items=()):
        self.root = Link(None)
        self.n = 0
        for i in items:
            self.push(i)

    def _insert(self, link, after):
        link.prev, link.next = after, after.next
        after.next.prev = link
        after.next = link
        self.n += 1
        return link

    def push(self, value):
        return self._insert(Link(value), self.root.prev)

    def push_front(self, value):
        return self._insert(Link(value), self.root)

    def remove(self, link):
        link.prev.next, link.next.prev = link.next, link.prev
        self.n -= 1
        return link.value

    def to_front(self, link):
        self.remove(link)
        self._insert(link, self.root)

    def __iter__(self):
        at = self.root.next
        while at is not self.root:
            yield at.value
            at = at.next

    def __reversed__(self):
        at = self.root.prev
        while at is not self.root:
            yield at.value
            at = at.prev

    def __len__(self):
        return self.n


class Skip:
    LEVELS = 5

    def __init__(self):
        self.head = [None, [None] * self.LEVELS]
        self.seed = 1

    def _level(self):
        self.seed = self.seed * 69069 + 1 & 0xFFFF
        n = 1
        while n < self.LEVELS and self.seed >> (n + 4) & 1:
            n += 1
        return n

    def _path(self, key):
        node, path = self.head, [None] * self.LEVELS
        for level in range(self.LEVELS - 1, -1, -1):
            while node[1][level] and node[1][level][0] < key:
                node = node[1][level]
            path[level] = node
        return path

    def add(self, key):
        path = self._path(key)
        found = path[0][1][0]
        if found and found[0] == key:
            return False
        new = [key, [None] * self._level()]
        for i in range(len(new[1])):
            new[1][i], path[i][1][i] = path[i][1][i], new
        return True

    def __contains__(self, key):
        found = self._path(key)[0][1][0]
        return found is not None and found[0] == key

    def levels(self):
        for level in range(self.LEVELS):
            node, n = self.head[1][level], 0
            while node:
                n += 1
                node = node[1][level]
            yield n


items = Cons.of(*[(i * 37) % 23 for i in range(15)])
print(list(items), list(merge_sort(items)))
r = reverse(Cons.of("a", "b", "c", "d"))
print("".join(r), find_cycle(r))
last = r
while last.tail:
    last = last.tail
last.tail = r.tail
print(find_cycle(r))
d = DList(range(6))
links = [d.push(x) for x in "xyz"]
d.push_front("first")
d.to_front(links[1])
print(list(d), d.remove(links[0]), list(reversed(d)), len(d))
s = Skip()
print(sum(s.add(i * 31 % 61) for i in range(70)), list(s.levels()), 30 in s, 61 in s)
