import select
from pack import inner

poller = select.poll()
for timeout in (0, 1):
    print(poller.poll(timeout), [event for event in poller.ipoll(timeout)])
    for stream, event in poller.ipoll(0):
        print(stream, event)
try:
    poller.modify(inner, 1)
except OSError as error:
    print(error)
poller.unregister(inner)
