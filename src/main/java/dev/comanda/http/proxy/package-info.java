/**
 * Whose word counts about where a request came from: proxies, the hops that they tell of, and the
 * names that this server is asked for by. Owns no connection. Knows headers, addresses and nothing
 * else.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.http.proxy;
