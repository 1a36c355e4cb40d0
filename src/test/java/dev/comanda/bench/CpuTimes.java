package dev.comanda.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Processor time used so far, user and system together, by Linux's own account in {@code
 * /proc/PID/stat}. What the kernel does in threads of its own is not in it, for nobody.
 *
 * @param jvmMicros the server's Java process
 * @param postgresMicros its PostgreSQL: postmaster, backends and all others, also those that ended
 * @param clientMicros this process, the load client
 * @param childrenMicros the children of this process that have ended: pgbench
 */
record CpuTimes(long jvmMicros, long postgresMicros, long clientMicros, long childrenMicros) {
  /** Linux shows times to programs in hundredths of a second on all its architectures. */
  private static final long TICK_MICROS = 10_000;

  /** Positions after the program's name, which is the second field; see proc_pid_stat(5). */
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final int ENDED_CHILDREN_USER = 13;
  private static final int ENDED_CHILDREN_SYSTEM = 14;

  static CpuTimes now(long serverPid) throws IOException {
    return now(serverPid, serverPid);
  }

  /** The same where another process than the server works at its PostgreSQL. */
  static CpuTimes now(long workerPid, long serverPid) throws IOException {
    var self = ProcessHandle.current().pid();
    return new CpuTimes(own(workerPid), postgres(serverPid), own(self), endedChildren(self));
  }

  /** Processes that PostgreSQL has; those that have ended but not been counted are among them. */
  static int backends(long serverPid) {
    int backends = 0;
    for (var postmaster : children(serverPid)) {
      backends += children(postmaster).length;
    }
    return backends;
  }

  private static long postgres(long serverPid) throws IOException {
    long micros = 0;
    for (var postmaster : children(serverPid)) {
      micros += own(postmaster) + endedChildren(postmaster);
      for (var backend : children(postmaster)) {
        micros += own(backend);
      }
    }
    return micros;
  }

  private static long[] children(long pid) {
    return ProcessHandle.of(pid).orElseThrow().children().mapToLong(ProcessHandle::pid).toArray();
  }

  private static long own(long pid) throws IOException {
    var fields = fields(pid);
    return (number(fields, USER) + number(fields, SYSTEM)) * TICK_MICROS;
  }

  private static long endedChildren(long pid) throws IOException {
    var fields = fields(pid);
    return (number(fields, ENDED_CHILDREN_USER) + number(fields, ENDED_CHILDREN_SYSTEM))
        * TICK_MICROS;
  }

  private static long number(String[] fields, int index) {
    return fields.length > index ? Long.parseLong(fields[index]) : 0;
  }

  /** Of a process that has just ended, none: its parent has its time. */
  private static String[] fields(long pid) throws IOException {
    try {
      var text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    } catch (NoSuchFileException e) {
      return new String[0];
    }
  }

  CpuTimes since(CpuTimes before) {
    return new CpuTimes(
        jvmMicros - before.jvmMicros,
        postgresMicros - before.postgresMicros,
        clientMicros - before.clientMicros,
        childrenMicros - before.childrenMicros);
  }
}
