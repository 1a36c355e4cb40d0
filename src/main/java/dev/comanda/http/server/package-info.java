/**
 * The web server: connections and what each may hold, heads and bodies, sockets, who is let in, and
 * how answers and errors go out. Owns the only files that import the web server's library. Knows no
 * feature and no SQL.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.http.server;
