/**
 * Keeps what integrations sign in with so that whoever reads the database, or a copy of it, cannot
 * use it: sealed with AES-256-GCM, by keys that stand outside of the database. It knows no tables;
 * who has some brings them as {@link dev.comanda.delivery.secret.SealedTable}.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.secret;
