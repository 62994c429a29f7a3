# Tiny neural network: a two-layer perceptron trained on XOR and a digit pattern with plain lists.
import math


class Rng:
    def __init__(self, seed):
        self.s = seed

    def next(self):
        self.s = (1103515245 * self.s + 12345) & 0x7FFFFFFF
        return self.s / 0x7FFFFFFF * 2 - 1


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


class Layer:
    def __init__(self, n_in, n_out, rng):
        self.w = [[rng.next() for _ in range(n_in + 1)] for _ in range(n_out)]
        self.x = self.y = None

    def forward(self, x):
        self.x = x + [1.0]
        self.y = [sigmoid(sum(w * v for w, v in zip(row, self.x))) for row in self.w]
        return self.y

    def backward(self, grad, rate):
        back = [0.0] * (len(self.x) - 1)
        for j, row in enumerate(self.w):
            d = grad[j] * self.y[j] * (1 - self.y[j])
            for i in range(len(back)):
                back[i] += d * row[i]
            for i in range(len(row)):
                row[i] -= rate * d * self.x[i]
        return back


class Network:
    def __init__(self, *sizes, seed=5):
        rng = Rng(seed)
        self.layers = [Layer(a, b, rng) for a, b in zip(sizes, sizes[1:])]

    def __call__(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def train(self, data, epochs, rate):
        for _ in range(epochs):
            error = 0.0
            for x, t in data:
                y = self(list(x))
                grad = [a - b for a, b in zip(y, t)]
                error += sum(g * g for g in grad)
                for layer in reversed(self.layers):
                    grad = layer.backward(grad, rate)
        return error


xor = [((0, 0), (0,)), ((0, 1), (1,)), ((1, 0), (1,)), ((1, 1), (0,))]
net = Network(2, 3, 1)
for epochs in (10, 40):
    print("error %.4f" % net.train(xor, epochs, 2.0))
print(["%.2f" % net(list(map(float, x)))[0] for x, _ in xor])
DIGITS = ["111101111", "010010010", "110010011"]
data = [([float(c) for c in d], [float(i == k) for k in range(3)]) for i, d in enumerate(DIGITS)]
net = Network(9, 4, 3, seed=11)
print("error %.4f" % net.train(data, 30, 1.5))
for noisy in ("111101110", "010010110", "110010010"):
    y = net([float(c) for c in noisy])
    print(noisy, y.index(max(y)), ["%.2f" % v for v in y])
