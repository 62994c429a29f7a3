import ntptime

print(ntptime.host, ntptime.timeout, dir(ntptime))
ntptime.host = "time.example.org"
ntptime.timeout = 3
for ask in (ntptime.time, ntptime.settime):
    try:
        print(ask())
    except Exception as e:
        print(repr(e))
ntptime.timeout = "long"
ntptime.settime()
