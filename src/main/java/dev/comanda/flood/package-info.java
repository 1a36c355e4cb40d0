/**
 * What is counted so that nobody can flood: how much is allowed, and who has used how much of it.
 * Owns counting and its refusal, {@code too_many}; what is counted, and how much of it is allowed,
 * each feature says of its own. Knows no feature, no web and no SQL.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.flood;
