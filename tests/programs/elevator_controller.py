# Elevator: request queues, direction policy, door timers, passengers as objects and waiting statistics.
class Passenger:
    count = 0

    def __init__(self, origin, target, time):
        Passenger.count += 1
        self.id, self.origin, self.target, self.time = Passenger.count, origin, target, time
        self.boarded = self.arrived = None

    @property
    def direction(self):
        return 1 if self.target > self.origin else -1


class Elevator:
    def __init__(self, floors, capacity=4):
        self.floor, self.direction, self.door = 0, 0, 0
        self.capacity = capacity
        self.inside = []
        self.waiting = {f: [] for f in range(floors)}
        self.log = []
        self.travel = 0

    def call(self, p):
        self.waiting[p.origin].append(p)

    def stops(self):
        wanted = {p.target for p in self.inside}
        wanted.update(f for f, q in self.waiting.items() if q)
        return wanted

    def choose(self):
        wanted = self.stops() - {self.floor}
        if not wanted:
            return 0
        ahead = [f for f in wanted if (f - self.floor) * self.direction > 0]
        if self.direction and ahead:
            return self.direction
        nearest = min(sorted(wanted), key=lambda f: abs(f - self.floor))
        return 1 if nearest > self.floor else -1

    def tick(self, now):
        if self.door:
            self.door -= 1
            return
        leaving = [p for p in self.inside if p.target == self.floor]
        for p in leaving:
            p.arrived = now
            self.inside.remove(p)
        direction = self.choose()
        boarding = []
        for p in list(self.waiting[self.floor]):
            if len(self.inside) < self.capacity and (not direction or p.direction == direction or not self.inside):
                p.boarded = now
                self.waiting[self.floor].remove(p)
                self.inside.append(p)
                boarding.append(p.id)
                direction = direction or p.direction
        if leaving or boarding:
            self.door = 2
            self.log.append("%d@%d-%d+%d" % (now, self.floor, len(leaving), len(boarding)))
        self.direction = self.choose()
        if not self.door and self.direction:
            self.floor += self.direction
            self.travel += 1


trips = [(0, 0, 5), (1, 3, 0), (2, 5, 1), (2, 0, 4), (4, 4, 2), (9, 1, 5), (9, 1, 0), (10, 2, 3), (30, 5, 0), (31, 5, 0), (31, 5, 0), (32, 5, 0), (33, 5, 0)]
passengers = [(t, Passenger(o, d, t)) for t, o, d in trips]
lift = Elevator(6)
now = 0
while now < 120 and not all(p.arrived for _, p in passengers):
    for t, p in passengers:
        if t == now:
            lift.call(p)
    lift.tick(now)
    now += 1
print(now, lift.travel, lift.log)
waits = [p.boarded - p.time for _, p in passengers]
rides = [p.arrived - p.boarded for _, p in passengers]
print("wait max %d mean %.1f ride max %d mean %.1f" % (max(waits), sum(waits) / len(waits), max(rides), sum(rides) / len(rides)))
