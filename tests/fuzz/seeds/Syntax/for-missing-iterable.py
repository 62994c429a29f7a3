for x in:
  a
with open(x) as f
  a
b
