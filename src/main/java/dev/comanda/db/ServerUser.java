package dev.comanda.db;

import com.sun.security.auth.module.UnixSystem;
import dev.comanda.process.Subprocess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who PostgreSQL runs as: ourselves, or, as it refuses to run as root, an unprivileged user.
 *
 * @param name its name
 * @param group its group's number; empty when it is ourselves
 */
record ServerUser(String name, Optional<String> group) {
  /** The user that is made when we are root and none is named. */
  static final String DEFAULT = "comanda";

  private static final String WAY_OUT =
      "Start Comanda as an ordinary user, or name an ordinary user for PostgreSQL with"
          + " COMANDA_PG_USER, or use a PostgreSQL of your own with COMANDA_DATABASE_URL.";

  /**
   * Finds the user, making the default one when we are root and it is missing.
   *
   * @throws PostgresRefused when there is no user that PostgreSQL would accept
   */
  static ServerUser choose(Optional<String> named, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (File.separatorChar != '/') {
      return new ServerUser(System.getProperty("user.name"), Optional.empty());
    }
    var us = new UnixSystem();
    if (us.getUid() != 0) {
      return ourselves(us, named);
    }
    if (!Subprocess.installed("setpriv")) {
      throw new PostgresRefused(
          "PostgreSQL refuses to run as root, and the program setpriv (of util-linux) that starts"
              + " it as another user is not installed. "
              + WAY_OUT);
    }
    var name = named.orElse(DEFAULT);
    var ids = Subprocess.run("sh", "-c", "id -u \"$1\" && id -g \"$1\"", "sh", name);
    if (!ids.ok() && named.isEmpty()) {
      make(name, progress);
      ids = Subprocess.run("sh", "-c", "id -u \"$1\" && id -g \"$1\"", "sh", name);
    }
    if (!ids.ok()) {
      throw new PostgresRefused("There is no user \"" + name + "\" on this machine. " + WAY_OUT);
    }
    var numbers = ids.output().lines().toList();
    if (numbers.getFirst().equals("0")) {
      throw new PostgresRefused(
          "PostgreSQL refuses to run as root, and \"" + name + "\" is root. " + WAY_OUT);
    }
    return new ServerUser(name, Optional.of(numbers.getLast()));
  }

  /** Whether we are root. */
  static boolean root() {
    return File.separatorChar == '/' && new UnixSystem().getUid() == 0;
  }

  private static ServerUser ourselves(UnixSystem us, Optional<String> named) {
    var name = us.getUsername();
    if (name == null || name.isEmpty()) {
      throw new PostgresRefused(
          "The user id "
              + us.getUid()
              + " has no name in /etc/passwd, and PostgreSQL refuses to run without one. Give it an"
              + " entry, start Comanda as a user that has one, or use a PostgreSQL of your own with"
              + " COMANDA_DATABASE_URL.");
    }
    if (named.isPresent() && !named.get().equals(name)) {
      throw new PostgresRefused(
          "COMANDA_PG_USER names \""
              + named.get()
              + "\", but only root can start PostgreSQL as another user, and this is \""
              + name
              + "\". Unset it, or start Comanda as \""
              + named.get()
              + "\".");
    }
    return new ServerUser(name, Optional.empty());
  }

  private static void make(String name, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept(
        "making the system user \"" + name + "\", as PostgreSQL refuses to run as root …");
    if (!Subprocess.installed("useradd")) {
      throw new PostgresRefused(
          "PostgreSQL refuses to run as root, and useradd, which would make a user for it, is not"
              + " installed. "
              + WAY_OUT);
    }
    var made =
        Subprocess.run(
            "useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name);
    if (!made.ok()) {
      throw new PostgresRefused(
          "PostgreSQL refuses to run as root, and a user for it could not be made: "
              + made.output()
              + ". "
              + WAY_OUT);
    }
  }

  /** Whether it is someone else than we are. */
  boolean other() {
    return group.isPresent();
  }

  /** What setpriv needs to become this user. */
  List<String> flags() {
    return group
        .map(number -> List.of("--reuid", name, "--regid", number, "--clear-groups"))
        .orElse(List.of());
  }

  /** Gives it a file or folder, which it could not make where only we may write. */
  void own(Path path) throws IOException {
    if (other()) {
      Files.setOwner(path, principal(path));
    }
  }

  /**
   * Refuses a folder that this user cannot get to, or data that belongs to someone else.
   *
   * @param data the data folder
   * @param cluster the database's files, which need not be there yet
   */
  void refuseUnreachable(Path data, Path cluster) throws IOException, InterruptedException {
    if (other()) {
      barrier(data)
          .ifPresent(
              folder -> {
                throw new PostgresRefused(
                    "PostgreSQL runs as the user \""
                        + name
                        + "\", who may not enter "
                        + folder
                        + ", so it cannot reach the data folder "
                        + data
                        + ". Choose a folder whose parents everybody may enter, as"
                        + " /var/lib/comanda, with COMANDA_DATA (demo: --data), or allow it: chmod o+x "
                        + folder);
              });
    }
    if (File.separatorChar == '/' && Files.exists(cluster)) {
      var owner = Files.getOwner(cluster);
      if (!owner.equals(principal(cluster))) {
        throw notTheirs(cluster, owner.getName());
      }
    }
  }

  private PostgresRefused notTheirs(Path cluster, String owner) {
    return new PostgresRefused(
        "The database in "
            + cluster
            + " belongs to the user \""
            + owner
            + "\", and PostgreSQL would run as \""
            + name
            + "\". "
            + (owner.equals("root")
                ? "PostgreSQL refuses to run as root; give the database back: chown -R "
                    + name
                    + ": "
                    + cluster
                : "Start Comanda as \""
                    + owner
                    + "\", or as root with COMANDA_PG_USER="
                    + owner
                    + "."));
  }

  private java.nio.file.attribute.UserPrincipal principal(Path path) throws IOException {
    return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
  }

  /**
   * The first folder on the way to the data that this user may not enter, as the system sees it.
   */
  private Optional<String> barrier(Path data) throws IOException, InterruptedException {
    var folders = new ArrayList<String>();
    for (var folder = data.toRealPath(); folder != null; folder = folder.getParent()) {
      folders.add(folder.toString());
    }
    Collections.reverse(folders);
    var command = new ArrayList<String>(List.of("setpriv"));
    command.addAll(flags());
    command.addAll(
        List.of("sh", "-c", "for f; do [ -x \"$f\" ] || { echo \"$f\"; exit 1; }; done", "sh"));
    command.addAll(folders);
    var result = Subprocess.run(command.toArray(String[]::new));
    if (!result.ok() && !folders.contains(result.output())) {
      throw new PostgresRefused(
          "PostgreSQL refuses to run as root, and becoming \""
              + name
              + "\" failed: "
              + result.output()
              + ". "
              + WAY_OUT);
    }
    return result.ok() ? Optional.empty() : Optional.of(result.output());
  }
}
