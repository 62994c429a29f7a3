lambda x: return 1
y = 1
x = {1: 2, 3}
del
