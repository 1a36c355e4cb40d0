// What a password must have, said beside its field before anybody is refused; the server's own bounds.

/** Characters. */
export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 128;
