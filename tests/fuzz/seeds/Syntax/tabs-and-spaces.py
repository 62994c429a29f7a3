if 1:
	x
        y
while (x:
  y
z
