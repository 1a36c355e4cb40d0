/**
 * The tokens that who has signed in shows, and the keys that they are signed with. Knows nothing of
 * passwords.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.staff.token;
