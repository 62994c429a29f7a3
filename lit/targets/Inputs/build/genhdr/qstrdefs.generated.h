QDEF0(MP_QSTRnull, 0, 0, "")
QDEF0(MP_QSTR_, 5381, 0, "")
QDEF0(MP_QSTR_append, 38763, 6, "append")
QDEF1(MP_QSTR_zip, 44262, 3, "zip")
