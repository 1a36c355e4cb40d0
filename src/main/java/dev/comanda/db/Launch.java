package dev.comanda.db;

import dev.comanda.process.Subprocess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL's programs are started: as whom, and whether the system ends them when we die.
 * They die with the <em>thread</em> that started them, so that must be a platform thread that lives
 * as long as they shall.
 *
 * @param user as whom
 * @param diesWithUs whether the system sends them SIGINT when the thread ends
 */
record Launch(ServerUser user, boolean diesWithUs) {
  /** Finds what this system can do; only Linux can end a child when its parent dies. */
  static Launch on(ServerUser user, boolean diesWithUs) {
    return new Launch(
        user,
        diesWithUs && Files.isDirectory(Path.of("/proc/self")) && Subprocess.installed("setpriv"));
  }

  /**
   * A program, ready to start.
   *
   * @param apart whether it leaves our process group, so that a Ctrl-C reaches only us and we stop
   *     it in order
   */
  ProcessBuilder program(List<String> program, boolean apart) {
    var command = new ArrayList<String>();
    if (apart && Subprocess.installed("setsid")) {
      command.add("setsid");
    }
    // Last before the program: a change of user clears the signal.
    if (diesWithUs || user.other()) {
      command.add("setpriv");
      command.addAll(user.flags());
      if (diesWithUs) {
        command.addAll(List.of("--pdeathsig", "INT"));
      }
      command.add("--");
    }
    command.addAll(program);
    return Subprocess.builder(command).directory(new File("/"));
  }
}
