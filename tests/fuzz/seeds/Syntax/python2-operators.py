if a <> b:
    pass
x=`y`
