async def f():
    await = 3
x=1
