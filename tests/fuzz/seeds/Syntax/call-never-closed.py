foo(1, 2
bar()
x = 3
