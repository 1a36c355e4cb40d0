package dev.comanda.http.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many connections this process may hold, by its limit of open files.
 *
 * @param connections all of them; beyond it none is accepted until one is closed
 * @param sockets WebSockets among them; beyond it a new one is told to come back
 */
record Descriptors(int connections, int sockets) {
  /**
   * Descriptors kept for everything that is no connection: jars, logs, the pool to the database,
   * selectors, backups. A running server was seen with about 150.
   */
  static final int FILES_RESERVE = 400;

  /** Connections kept for plain requests when WebSockets take all the rest. */
  static final int REQUESTS_RESERVE = 600;

  /** What is assumed where the system does not tell its limit. */
  private static final int UNKNOWN_LIMIT = 10_000;

  /** No use in more: a node's memory ends before. */
  private static final int LIMIT_MAX = 200_000;

  static Descriptors ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? of(unix.getMaxFileDescriptorCount())
        : of(UNKNOWN_LIMIT);
  }

  static Descriptors of(long limit) {
    int usable = Math.clamp(limit, 0, LIMIT_MAX);
    int connections = Math.max(usable - FILES_RESERVE, usable / 2);
    return new Descriptors(connections, Math.max(connections - REQUESTS_RESERVE, connections / 2));
  }
}
