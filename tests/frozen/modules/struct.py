# Found before the built-in module of that name.
OWN = 1
