package dev.comanda.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a demonstration. It carries a mark, so that the demonstration's well-known
 * passwords never get into a real installation's data, and only a demonstration's data is ever
 * thrown away.
 *
 * <pre>
 *   demo    the mark
 *   data/   the data folder
 *   life    the sessions of simulated guests
 * </pre>
 */
public final class DemoFolder {
  private static final String MARK = "demo";
  private static final String DATA = "data";
  private static final String NOTEBOOK = "life";
  private static final String LOCK = "comanda.lock";

  private final Path path;

  /** The demonstration in this folder. */
  public DemoFolder(Path path) {
    this.path = path;
  }

  /** The folder cannot be used; the message says why in plain words. */
  public static final class NotOurs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOurs(String message) {
      super(message);
    }
  }

  /**
   * Makes the folder where it is missing, and gives the data folder in it.
   *
   * @throws NotOurs when there is something else in the folder
   */
  public Path data() {
    try {
      if (!marked()) {
        if (Files.exists(path) && !empty()) {
          throw new NotOurs(
              path + " holds something other than a demo. Choose another folder with --data.");
        }
        Files.createDirectories(path);
        Files.createFile(path.resolve(MARK));
      }
      return path.resolve(DATA);
    } catch (IOException e) {
      throw new NotOurs(path + " cannot be used: " + e + ". Choose another folder with --data.");
    }
  }

  /** The data folder in it, where this is the folder of a demonstration; makes nothing. */
  public Optional<Path> kept() {
    return marked() ? Optional.of(path.resolve(DATA)) : Optional.empty();
  }

  /** Where simulated guests write down which sessions are theirs. */
  public Path notebook() {
    return path.resolve(NOTEBOOK);
  }

  /**
   * Throws away what earlier demonstrations left here.
   *
   * @throws NotOurs when one of them still runs
   */
  public void forget() {
    var data = path.resolve(DATA);
    if (!marked() || !Files.exists(data)) {
      return;
    }
    try (var lock =
        FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null || postgresRuns(data)) {
        throw inUse();
      }
      Files.deleteIfExists(notebook());
      delete(data);
    } catch (OverlappingFileLockException e) {
      throw inUse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Throws all of it away, where it is one.
   *
   * @throws NotOurs when it still runs
   */
  public void remove() {
    forget();
    if (marked()) {
      try {
        delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private boolean marked() {
    return Files.exists(path.resolve(MARK));
  }

  private boolean empty() throws IOException {
    try (var entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private NotOurs inUse() {
    return new NotOurs("A demo still runs in " + path + ". Stop it first.");
  }

  private static boolean postgresRuns(Path data) throws IOException {
    var file = data.resolve("database").resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return false;
    }
    var pid = Files.readString(file).lines().findFirst().orElse("").strip();
    return pid.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(pid))
            .flatMap(process -> process.info().command())
            .filter(command -> command.contains("postgres"))
            .isPresent();
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException fault)
              throws IOException {
            if (fault != null) {
              throw fault;
            }
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
