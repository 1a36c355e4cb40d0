package dev.comanda.erp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a real ERP begins with, made once from Debian's packages by scripts of the repository, and
 * kept outside of that for the runs to come, until what it is made from is another.
 *
 * @param erp as people call it
 * @param packages of Debian, all of which it needs
 * @param beside the class among whose resources the scripts are
 * @param password that is built into it
 */
public record Prepared(
    String erp, List<String> packages, Class<?> beside, List<String> scripts, String password) {
  private static final int HASH_CHARS = 16;

  /** Makes it. */
  @FunctionalInterface
  public interface Build {
    /** Makes what is kept in this file, which is moved to its place when it is whole. */
    void into(Path file) throws IOException, InterruptedException;
  }

  /** Leaves tests out that need it where its packages are not installed. */
  public void need() {
    LeftOut.unless(
        versions().isPresent(),
        erp,
        "its packages are not installed; as root on Debian ./comanda test installs them");
  }

  /**
   * The file that is kept. Whoever asks meanwhile, in this JVM or another one, waits for the one
   * that builds.
   *
   * @param name how files of this kind begin
   * @param ending how they end, with the dot
   */
  public Path file(String name, String ending, Build build)
      throws IOException, InterruptedException {
    synchronized (Prepared.class) {
      var kept = Files.createDirectories(cache());
      var file = kept.resolve(name + "-" + hash() + ending);
      try (var channel =
              FileChannel.open(
                  kept.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        if (!Files.exists(file)) {
          // Under another name first: whoever is killed while it is copied leaves no half of one.
          var near = file.resolveSibling(file.getFileName() + ".new");
          build.into(near);
          Files.move(near, file, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return file;
    }
  }

  /** Writes the scripts into a folder. */
  public void writeScripts(Path folder) throws IOException {
    for (var each : scripts) {
      Files.write(folder.resolve(each), script(each));
    }
  }

  private static Path cache() {
    var named = System.getenv("XDG_CACHE_HOME");
    var caches =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return caches.resolve("comanda-test");
  }

  /** Of all that it is built from. */
  private String hash() throws IOException {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      for (var each : scripts) {
        hash.update(script(each));
      }
      hash.update(password.getBytes(UTF_8));
      hash.update(versions().orElseThrow().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash.digest()).substring(0, HASH_CHARS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] script(String name) throws IOException {
    try (var script = beside.getResourceAsStream(name)) {
      return Objects.requireNonNull(script, name).readAllBytes();
    }
  }

  /** Those of the packages; nothing where one is missing. */
  private Optional<String> versions() {
    var asked =
        new ArrayList<>(List.of("dpkg-query", "--show", "-f", "${db:Status-Status} ${Version}\n"));
    asked.addAll(packages);
    try {
      var told = Subprocess.run(Subprocess.builder(asked), "");
      boolean installed = told.output().lines().allMatch(each -> each.startsWith("installed "));
      return told.ok() && installed ? Optional.of(told.output()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
