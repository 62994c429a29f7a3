if a and (b or not c):
    d
elif not (e or f):
    g
else:
    h
if 0:
    a
elif 1:
    b
else:
    c
while 0:
    d
else:
    e
while "":
    f
if ():
    g
if a:
    b
while a:
    if b:
        break
    if c:
        continue
    d
else:
    e
while True:
    a
    if b:
        break
for i in range(10):
    a
for i in range(a, b):
    c
for i in range(a, b, -2):
    if c:
        break
else:
    d
for i in range(0, n, k):
    e
for i in range(*a):
    f
