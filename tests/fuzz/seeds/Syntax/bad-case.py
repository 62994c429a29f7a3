match x:
    case 1:
        a
    case (:
        b
c = 1
