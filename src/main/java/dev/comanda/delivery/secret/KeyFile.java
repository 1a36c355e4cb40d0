package dev.comanda.delivery.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of keys: a line each, empty lines and those that begin with {@code #} aside. It is read
 * whenever keys are needed, so what is changed counts at once, and changed under a lock, so that of
 * several processes none loses what another wrote. Thread-safe.
 */
final class KeyFile {
  /** Keys in one file; past that those that nothing is sealed with must be taken out. */
  static final int KEYS_MAX = 50;

  private static final int BYTES_MAX = 64 * 1024;

  private static final String MEANWHILE =
      " Until that is mended, what integrations sign in with can neither be read nor kept.";

  private final Path path;
  private final boolean ours;

  private KeyFile(Path path, boolean ours) {
    this.path = path;
    this.ours = ours;
  }

  /** One that somebody else makes. */
  static KeyFile theirs(Path path) {
    return new KeyFile(path, false);
  }

  /** One that we make when it is first needed. */
  static KeyFile ours(Path path) {
    return new KeyFile(path, true);
  }

  /** Its keys now. */
  Keys read() {
    try {
      return parsed(text());
    } catch (NoSuchFileException e) {
      return ours ? new Keys.Usable(List.of()) : unusable(words(e));
    } catch (IOException e) {
      return unusable(words(e));
    }
  }

  /** Its keys now, at least one: the first is made by whoever comes first. */
  Keys readOrMake() {
    var there = read();
    if (!(there instanceof Keys.Usable usable) || !usable.all().isEmpty()) {
      return there;
    }
    return switch (change(true)) {
      case Rotation.Added _ -> read();
      case Rotation.NotAdded(var why) -> new Keys.Unusable(why);
    };
  }

  /** Puts a new key before the others. */
  Rotation rotate() {
    return change(false);
  }

  /** What an operator should look at. */
  Stream<String> warnings() {
    return switch (read()) {
      case Keys.Unusable(var why) -> Stream.of(why);
      case Keys.Usable _ -> loose().stream();
    };
  }

  /**
   * Adds a key, under the lock.
   *
   * @param first only where there is none: another's counts as added
   */
  private Rotation change(boolean first) {
    if (read() instanceof Keys.Unusable(var why)) {
      return new Rotation.NotAdded(why);
    }
    try {
      if (ours) {
        OwnerOnly.makeFolder(path.toAbsolutePath().getParent());
      }
      // What leads to the file stays, as the links do by which secrets are often brought.
      var real = Files.exists(path) ? path.toRealPath() : path;
      try (var _ = ChangeLock.take(real)) {
        return changed(real, first);
      }
    } catch (IOException e) {
      return new Rotation.NotAdded(
          "The key file " + path + " cannot be written: " + words(e) + ".");
    }
  }

  private Rotation changed(Path real, boolean first) throws IOException {
    return switch (read()) {
      case Keys.Unusable(var why) -> new Rotation.NotAdded(why);
      case Keys.Usable(var all) when first && !all.isEmpty() ->
          new Rotation.Added(all.getFirst().id());
      case Keys.Usable(var all) when all.size() >= KEYS_MAX ->
          new Rotation.NotAdded(
              "The key file "
                  + path
                  + " holds "
                  + all.size()
                  + " keys. Take out those that nothing is sealed with.");
      case Keys.Usable(var all) -> added(real, all.isEmpty() ? "" : text());
    };
  }

  private static Rotation added(Path real, String before) throws IOException {
    var line = SealingKey.newLine();
    OwnerOnly.write(real, (line + "\n" + before).getBytes(US_ASCII));
    return new Rotation.Added(line.substring(0, line.indexOf(':')));
  }

  private String text() throws IOException {
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(BYTES_MAX + 1), US_ASCII);
    }
  }

  private Keys parsed(String text) {
    if (text.length() > BYTES_MAX) {
      return unusable("it is larger than " + BYTES_MAX + " bytes");
    }
    var keys = new LinkedHashMap<String, SealingKey>();
    int number = 0;
    for (var raw : text.lines().toList()) {
      number++;
      var line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var key = SealingKey.read(line);
      if (key.isEmpty()) {
        return unusable("line " + number + " is not " + SealingKey.FORM);
      }
      if (keys.put(key.get().id(), key.get()) != null) {
        return unusable("line " + number + " has the id of a line before it");
      }
    }
    if (keys.isEmpty() || keys.size() > KEYS_MAX) {
      return unusable("it holds " + keys.size() + " keys, not 1 to " + KEYS_MAX);
    }
    return new Keys.Usable(List.copyOf(keys.values()));
  }

  private Keys unusable(String reason) {
    return new Keys.Unusable(
        "The key file " + path + " cannot be used: " + reason + "." + MEANWHILE);
  }

  private Optional<String> loose() {
    try {
      var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      return view != null
              && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)
          ? Optional.of(
              "The key file "
                  + path
                  + " may be read by every user of this machine; chmod o-r keeps it from them.")
          : Optional.empty();
    } catch (IOException e) {
      // Gone since it was read: the next look says so.
      return Optional.empty();
    }
  }

  private static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> e.getMessage() + " is not there";
      case AccessDeniedException _ ->
          "the user \"" + System.getProperty("user.name") + "\" may not";
      case FileSystemException fault when fault.getReason() != null -> fault.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
