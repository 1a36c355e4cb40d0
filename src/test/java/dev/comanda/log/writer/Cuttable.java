package dev.comanda.log.writer;

import dev.comanda.db.Database;

/** Opens connections that a proxy can cut. */
record Cuttable(TestLog log, CommitProxy proxy) {
  Database open() {
    var server = log.server;
    return new Database(proxy.jdbcUrl(server.jdbcUrl()), server.user(), server.password(), 4);
  }
}
