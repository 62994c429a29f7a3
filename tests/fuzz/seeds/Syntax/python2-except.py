try:
  a
except X, e:
  b
raise X, "y"
print >>f, x
