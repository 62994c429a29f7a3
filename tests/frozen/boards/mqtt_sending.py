from umqtt.simple import MQTTClient, MQTTException
import umqtt.simple
print(dir(umqtt.simple), dir(MQTTClient))
c = MQTTClient("id", "broker.example", user="me", password="secret", keepalive=60)
c.set_last_will(b"gone", b"yes", qos=1, retain=True)
for t in (1, 2):
    try:
        print(c.connect())
    except Exception as e:
        print(repr(e))
c.ping()
c.publish(b"a/b", b"x" * 300)
c.publish("topic", "22.5", True)
try:
    c.set_last_will(b"", b"x")
except AssertionError as e:
    print(repr(e))
try:
    c.set_last_will(b"a", b"x", qos=3)
except AssertionError as e:
    print(repr(e))
try:
    c.publish(b"a", b"b", qos=2)
except AssertionError as e:
    print(repr(e))
try:
    c.subscribe(b"t")
except AssertionError as e:
    print(repr(e))
print(c.check_msg(), c.wait_msg())
c.disconnect()
