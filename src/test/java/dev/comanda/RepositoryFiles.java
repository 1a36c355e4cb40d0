package dev.comanda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that belong to the repository, as paths relative to its root. */
public final class RepositoryFiles {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Set<String> BINARY = Set.of("png", "jpg", "ico", "woff2");

  private RepositoryFiles() {}

  /** Every file: what git tracks, or what stands there where this is no git clone. */
  static List<String> all() {
    try {
      return Files.exists(ROOT.resolve(".git")) ? tracked() : standing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file that holds text. */
  static List<String> texts() {
    return all().stream().filter(path -> !BINARY.contains(ending(path))).toList();
  }

  /** Every file below a folder with this ending. */
  public static List<String> below(String folder, String ending) {
    return all().stream()
        .filter(path -> path.startsWith(folder) && ending(path).equals(ending))
        .toList();
  }

  static boolean exists(Path path) {
    return Files.exists(ROOT.resolve(path));
  }

  public static String read(String path) {
    try {
      return Files.readString(ROOT.resolve(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** The part after the last dot of a file's name, or nothing. */
  static String ending(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
  }

  private static List<String> tracked() throws IOException {
    var git =
        new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard")
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var names = git.inputReader(StandardCharsets.UTF_8)) {
      return names.lines().filter(name -> Files.exists(ROOT.resolve(name))).sorted().toList();
    }
  }

  private static List<String> standing() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith("target/") && !name.equals(".env"))
          .sorted()
          .toList();
    }
  }
}
