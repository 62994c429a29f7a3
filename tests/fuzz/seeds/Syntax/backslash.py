return = 1
x\ y
)
