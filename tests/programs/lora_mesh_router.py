# LoRa mesh: flooding with duplicate suppression, hop limits, distance-vector routes and link quality.
import struct


class Packet:
    __FORMAT = ">BBBBB"

    def __init__(self, src, dst, seq, ttl=4, kind=0, payload=b""):
        self.src, self.dst, self.seq, self.ttl, self.kind, self.payload = src, dst, seq, ttl, kind, payload

    def encode(self):
        return struct.pack(self.__FORMAT, self.src, self.dst, self.seq & 255, self.ttl, self.kind) + self.payload

    @classmethod
    def decode(cls, raw):
        return cls(*struct.unpack(cls.__FORMAT, raw[:5]), raw[5:])

    @property
    def ident(self):
        return self.src << 8 | self.seq


class Node:
    BROADCAST = 255

    def __init__(self, air, address):
        self.air, self.address = air, address
        self.seq = 0
        self.seen = []
        self.routes = {}
        self.inbox = []
        self.stats = {"tx": 0, "dup": 0, "fwd": 0, "drop": 0}

    def send(self, dst, payload, kind=0):
        self.seq += 1
        self._transmit(Packet(self.address, dst, self.seq, 4, kind, payload))

    def beacon(self):
        body = b"".join(bytes((d, cost)) for d, (via, cost) in sorted(self.routes.items()))
        self.send(self.BROADCAST, body, 1)

    def _transmit(self, packet):
        self.stats["tx"] += 1
        self.air.broadcast(self, packet.encode())

    def receive(self, raw, sender, cost):
        p = Packet.decode(raw)
        if p.ident in self.seen or p.src == self.address:
            self.stats["dup"] += 1
            return
        self.seen.append(p.ident)
        if len(self.seen) > 16:
            self.seen.pop(0)
        if p.kind == 1:
            self.learn(sender, sender, cost)
            for i in range(0, len(p.payload), 2):
                self.learn(p.payload[i], sender, p.payload[i + 1] + cost)
            return
        if p.dst in (self.address, self.BROADCAST):
            self.inbox.append((p.src, p.payload, p.ttl))
            if p.dst == self.address:
                return
        if p.ttl <= 1:
            self.stats["drop"] += 1
            return
        p.ttl -= 1
        self.stats["fwd"] += 1
        self._transmit(p)

    def learn(self, dst, via, cost):
        if dst == self.address:
            return
        known = self.routes.get(dst)
        if known is None or cost < known[1] or known[0] == via:
            self.routes[dst] = via, cost


class Air:
    def __init__(self):
        self.nodes = {}
        self.links = {}
        self.queue = []
        self.bytes = 0

    def add(self, *addresses):
        for a in addresses:
            self.nodes[a] = Node(self, a)

    def link(self, a, b, cost=1):
        self.links[a, b] = self.links[b, a] = cost

    def broadcast(self, node, raw):
        self.bytes += len(raw)
        for other in sorted(self.nodes):
            cost = self.links.get((node.address, other))
            if cost:
                self.queue.append((self.nodes[other], raw, node.address, cost))

    def run(self):
        n = 0
        while self.queue:
            node, raw, sender, cost = self.queue.pop(0)
            node.receive(raw, sender, cost)
            n += 1
        return n


air = Air()
air.add(1, 2, 3, 4, 5, 6)
for a, b, c in ((1, 2, 1), (2, 3, 2), (1, 4, 5), (3, 4, 1), (4, 5, 1), (5, 6, 3)):
    air.link(a, b, c)
for round_no in range(4):
    for n in air.nodes.values():
        n.beacon()
    print("beacon round", round_no, air.run(), [len(n.routes) for n in air.nodes.values()])
print(sorted(air.nodes[1].routes.items()))
air.nodes[1].send(6, b"hello six")
air.nodes[3].send(Node.BROADCAST, b"all")
air.nodes[6].send(1, b"\x00reply")
print("delivered", air.run())
for a in sorted(air.nodes):
    n = air.nodes[a]
    print(a, n.inbox, [n.stats[k] for k in ("tx", "dup", "fwd", "drop")])
print(air.bytes)
