# One loop over integers and a print: close to the smallest useful program.
total = 0
for i in range(100):
    if i % 3:
        total += i * i
print(total)
