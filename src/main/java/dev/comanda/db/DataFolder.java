package dev.comanda.db;

import dev.comanda.process.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that holds all of one Comanda, and our exclusive right to it, which the system takes
 * back when we die.
 *
 * <pre>
 *   comanda.lock       locked while a Comanda runs; tells that the folder is ours
 *   comanda.pid        who runs: process id and start time
 *   postgres-18.6/     the unpacked programs
 *   database/          PostgreSQL's data folder
 *   database.password  of PostgreSQL's owner, made before the database is
 *   database.port      where it listens, on 127.0.0.1
 *   database.log       what PostgreSQL said; database.log.1 is the one before
 *   secret.key         seals what integrations sign in with; stands here with any database
 * </pre>
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "comanda.lock";
  private static final String PID = "comanda.pid";
  private static final String PASSWORD = "database.password";
  private static final String LOG = "database.log";
  private static final String PORT = "database.port";
  private static final Set<String> NO_STRANGERS =
      Set.of("lost+found", "secret.key", "secret.key.lock", "secret.key.new");

  /** Ours to make an initial database in; what a crash left is removed. */
  private static final String NEW = "database.new-";

  /** Below the ports that the system gives to outgoing connections, so that it stays free. */
  private static final int PORT_MIN = 20_000;

  private static final int PORT_MAX = 29_999;
  private static final int PORTS = 65_535;

  /** What PostgreSQL may have said until it is put aside; one older log is kept. */
  private static final long LOG_BYTES_MAX = 16 << 20;

  private static final Set<PosixFilePermission> OURS_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int PASSWORD_BYTES = 24;

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is missing and takes it.
   *
   * @throws PostgresRefused when another Comanda holds it, or what is in it is not ours; then
   *     nothing in it was changed
   */
  static DataFolder take(Path wanted) throws IOException {
    var path = wanted.toAbsolutePath().normalize();
    try {
      refuseForeign(path);
      makeOrRefuse(path);
      var real = path.toRealPath();
      var folder = new DataFolder(real, lock(real));
      try {
        refuseForeign(path);
        Files.writeString(real.resolve(PID), us().pid() + " " + us().started());
        return folder;
      } catch (IOException | PostgresRefused e) {
        folder.close();
        throw e;
      }
    } catch (AccessDeniedException e) {
      throw new PostgresRefused(
          "The user \""
              + System.getProperty("user.name")
              + "\" may not use "
              + e.getFile()
              + ", which belongs to the data folder "
              + path
              + ". Start Comanda as the folder's owner, or choose another folder with COMANDA_DATA (demo: --data).",
          e);
    }
  }

  private static void refuseForeign(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new PostgresRefused(
          path
              + " is a file; the data needs a folder. Choose another with COMANDA_DATA (demo: --data).");
    }
    if (Files.exists(path.resolve("PG_VERSION"))) {
      throw new PostgresRefused(
          path
              + " is a PostgreSQL data folder itself. Choose an empty folder with COMANDA_DATA (demo: --data); to use"
              + " that database, start its own server and name it with COMANDA_DATABASE_URL."
              + " Nothing was changed.");
    }
    try (var entries = Files.list(path)) {
      var names = entries.map(entry -> entry.getFileName().toString()).toList();
      if (!names.contains(LOCK) && !NO_STRANGERS.containsAll(names)) {
        throw new PostgresRefused(
            path
                + " is not empty, and what is in it is not Comanda's. Choose an empty folder with"
                + " COMANDA_DATA (demo: --data). Nothing was changed.");
      }
    }
  }

  private static void makeOrRefuse(Path path) throws IOException {
    try {
      make(path);
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      throw new PostgresRefused(
          "The data folder "
              + path
              + " cannot be made. Choose another folder with COMANDA_DATA (demo: --data).",
          e);
    }
  }

  private static void make(Path path) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    var parent = path.getParent();
    if (parent != null) {
      make(parent);
    }
    Files.createDirectory(path);
    if (File.separatorChar == '/') {
      // PostgreSQL runs as someone else when we are root, and must get through.
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(ServerUser.root() ? "rwxr-xr-x" : "rwx------"));
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    var holder = holder(path);
    // The system would drop our own lock if we opened and closed the file again.
    if (holder.equals(Optional.of(us()))) {
      throw inUse(path, holder);
    }
    var channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(path, Optional.of(us()));
    }
    channel.close();
    throw inUse(path, holder);
  }

  /** Who runs a Comanda; the start time tells a process from a later one with the same number. */
  private record Holder(long pid, String started) {}

  private static Holder us() {
    var us = ProcessHandle.current();
    return new Holder(us.pid(), us.info().startInstant().map(Object::toString).orElse("-"));
  }

  private static Optional<Holder> holder(Path path) throws IOException {
    var file = path.resolve(PID);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var words = List.of(Files.readString(file).strip().split(" "));
    return words.size() == 2 && words.getFirst().matches("\\d{1,18}")
        ? Optional.of(new Holder(Long.parseLong(words.getFirst()), words.getLast()))
        : Optional.empty();
  }

  private static PostgresRefused inUse(Path path, Optional<Holder> holder) {
    return new PostgresRefused(
        "Another Comanda"
            + holder.map(process -> " (process " + process.pid() + ")").orElse("")
            + " is using the data folder "
            + path
            + ". Stop it, or choose another folder with COMANDA_DATA (demo: --data).");
  }

  Path path() {
    return path;
  }

  /** PostgreSQL's data folder. */
  Path cluster() {
    return path.resolve("database");
  }

  /** What PostgreSQL says. */
  Path log() {
    return path.resolve(LOG);
  }

  /**
   * Makes sure of a log that only we may read, as it quotes what guests write, and that stays
   * bounded; PostgreSQL appends, so it goes on at the new end.
   */
  void boundLog() throws IOException {
    var log = log();
    if (!Files.exists(log)) {
      record(LOG, "");
    } else if (Files.size(log) > LOG_BYTES_MAX) {
      Rotation.of(log, path.resolve(LOG + ".1"));
    }
  }

  /** A folder to make a database in, empty and the server user's own. */
  Path emptyForNew(ServerUser user) throws IOException {
    try (var entries = Files.list(path)) {
      for (var entry :
          entries.filter(each -> each.getFileName().toString().startsWith(NEW)).toList()) {
        Folders.remove(entry);
      }
    }
    var made = Files.createTempDirectory(path, NEW);
    user.own(made);
    return made;
  }

  /** The password, if one was made. */
  Optional<String> password() throws IOException {
    var file = path.resolve(PASSWORD);
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /** Makes a password that only we may read. */
  String makePassword() throws IOException {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    record(PASSWORD, password);
    return password;
  }

  /** The port that was used last, if any; what is no port counts as none. */
  Optional<Integer> port() throws IOException {
    return Optional.of(holdsDatabase(path) ? Files.readString(path.resolve(PORT)).strip() : "")
        .filter(each -> each.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port > 0 && port <= PORTS);
  }

  /** Whether a database has run in a folder; the port is recorded when it is started first. */
  static boolean holdsDatabase(Path path) {
    return Files.exists(path.resolve(PORT));
  }

  /** Picks another port and records it. */
  int pickPort() throws IOException {
    int port = new SecureRandom().nextInt(PORT_MIN, PORT_MAX + 1);
    record(PORT, Integer.toString(port));
    return port;
  }

  /** Writes a small file whole or not at all, for our eyes only. */
  private void record(String name, String text) throws IOException {
    var draft = path.resolve(name + ".new");
    Files.deleteIfExists(draft);
    if (File.separatorChar == '/') {
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(OURS_ONLY));
    }
    Files.writeString(draft, text);
    PostgresBinaries.sync(draft);
    Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    PostgresBinaries.sync(path);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path.resolve(PID));
    lock.close();
  }
}
