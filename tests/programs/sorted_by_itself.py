# sorted() with a key function that sorts, down to the limit of the recursion.
def f(n):
    return sorted([n+1,n+2],key=f)
for i in range(2):
    try:
        print(f(1))
    except RuntimeError as e:
        print(type(e).__name__,e)
