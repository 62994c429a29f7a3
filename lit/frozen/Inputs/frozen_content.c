const qstr_pool_t mp_qstr_frozen_const_pool = {
    (qstr_hash_t *)mp_qstr_frozen_const_hashes,
    (qstr_len_t *)mp_qstr_frozen_const_lengths,
    {
    "driver.py",
},
};
const char mp_frozen_names[] = {
    #ifdef MP_FROZEN_STR_NAMES
    MP_FROZEN_STR_NAMES
    #endif
    "driver.py\0"
    "\0"
};
