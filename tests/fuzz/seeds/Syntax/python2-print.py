print "hello"
print("x")
exec "a"
