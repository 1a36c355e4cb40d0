/**
 * What features see of the web: requests, replies, sockets, who may call and what of it is written
 * down. Owns no connection; what answers them stands below, and only the root package knows it.
 * Knows no feature and no SQL.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.http;
