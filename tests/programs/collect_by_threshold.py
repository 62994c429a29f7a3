# Collections by threshold and by call while a log grows and is cut; the module has no constant objects.
import gc
gc.disable()
gc.enable()
gc.threshold(2048)
log = []
for i in range(60):
    log.append("line %d" % i)
    if i % 20 == 0:
        gc.collect()
        log = log[-5:]
print(log, gc.threshold())
gc.threshold(-1)
d = {k: [k] for k in range(9)}
