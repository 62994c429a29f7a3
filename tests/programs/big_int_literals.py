# Integer literals at the edges of small ints, machine words and decimal chunks, printed back.
a=0x123456789abcdef0123456789abcdef0123
b=-0xffffffffffffffffffffffff
c=1000000000000000000000000000000000000
d=0x8000000000000000
e=999999999999999999999999999999999999
f=0x7fffffff
g=1000000000000000000
print(a,b,c,d,e,f)
