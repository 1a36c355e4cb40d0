package dev.comanda.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real process with {@link EmbeddedChild} in it, to be killed for real. */
final class ChildJvm implements AutoCloseable {
  private static final int WAIT_SECONDS = 120;
  private static final String END = "(it ended)";

  /** What the child needs, by a class of each. */
  private static final List<String> PARTS =
      List.of(
          "dev.comanda.db.EmbeddedPostgres",
          "dev.comanda.db.EmbeddedChild",
          "org.apache.commons.compress.archivers.tar.TarArchiveInputStream",
          "org.apache.commons.io.IOUtils",
          "org.apache.commons.lang3.ArrayUtils",
          "org.postgresql.Driver",
          "org.slf4j.LoggerFactory",
          "org.tukaani.xz.XZInputStream");

  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private ChildJvm(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /** As we are, from our own classes. */
  static ChildJvm start(Path data, boolean diesWithUs) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), data, diesWithUs);
  }

  /**
   * As another user.
   *
   * @param user what setpriv needs to become it
   * @param classes where {@link #copyClasses} put them
   */
  static ChildJvm startAs(List<String> user, Path classes, Path data, String... serverUser)
      throws IOException {
    var command = new ArrayList<>(List.of("setpriv"));
    command.addAll(user);
    try (var parts = Files.list(classes)) {
      var classPath = String.join(":", parts.map(Path::toString).toList());
      return start(command, classPath, data, true, serverUser);
    }
  }

  private static ChildJvm start(
      List<String> prefix, String classPath, Path data, boolean diesWithUs, String... serverUser)
      throws IOException {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-XX:-UsePerfData",
            "-cp",
            classPath,
            EmbeddedChild.class.getName(),
            data.toString(),
            Boolean.toString(diesWithUs)));
    command.addAll(List.of(serverUser));
    return new ChildJvm(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .directory(data.getRoot().toFile())
            .start());
  }

  /** Copies what a child needs to where everybody may read it. */
  static Path copyClasses() throws IOException, ReflectiveOperationException {
    var target = TestFolders.make();
    for (var part : PARTS) {
      copy(
          Path.of(
              Class.forName(part).getProtectionDomain().getCodeSource().getLocation().getPath()),
          target);
    }
    var archive = PostgresBinaries.archiveName();
    var inside = String.valueOf(PostgresBinaries.class.getResource(archive));
    copy(Path.of(inside.substring("jar:file:".length(), inside.indexOf('!'))), target);
    return target;
  }

  private static void copy(Path from, Path folder) throws IOException {
    // Both of ours are called classes or test-classes, so no name comes twice.
    var to = folder.resolve(from.getFileName().toString());
    try (var paths = Files.walk(from)) {
      for (var path : paths.toList()) {
        var copied = to.resolve(from.relativize(path).toString());
        Files.copy(path, copied, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said::add);
    } catch (UncheckedIOException | IOException e) {
      said.add(e.toString());
    }
    said.add(END);
  }

  /** Waits for a line that begins with a word, and gives the rest of it. */
  String await(String word) throws InterruptedException {
    var others = new ArrayList<String>();
    while (true) {
      var line = said.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        throw new AssertionError("No \"" + word + "\" but: " + others);
      }
      if (line.startsWith(word + " ")) {
        return line.substring(word.length() + 1);
      }
      others.add(line);
    }
  }

  /** Waits until it serves. */
  Address awaitReady() throws InterruptedException {
    var words = await("ready").split(" ", 2);
    return new Address(Integer.parseInt(words[0]), words[1]);
  }

  /** Where its database is. */
  record Address(int port, String password) {
    String jdbcUrl() {
      return EmbeddedPostgres.jdbcUrl(port);
    }
  }

  long pid() {
    return process.pid();
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Lets it end in order. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
  }
}
