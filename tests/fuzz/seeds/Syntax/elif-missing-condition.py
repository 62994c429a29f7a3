if x:
    a
elif:
    b
else:
    c
d
