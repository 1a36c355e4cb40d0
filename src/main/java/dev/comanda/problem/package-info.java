/**
 * What a client may be told when a request is turned down: one exception, {@link
 * dev.comanda.problem.Refused}, with a closed list of codes; and turns at what few may do at once,
 * whose refusal is {@code busy} everywhere. Knows nothing of HTTP beyond the status number of a
 * code, nothing of the database, and imports no other package of Comanda.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.problem;
