package dev.comanda.demo.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which sessions are those of simulated guests, a line each, so that they are found again after a
 * start whatever became of the one before. Not thread-safe.
 */
final class Notebook {
  private static final Pattern LINE = Pattern.compile("([a-z0-9-]+) ([0-9a-f-]{36})");

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  /** A session at a place. */
  record Entry(String place, UUID session) {}

  /** What is written in a file, where there is one. */
  Notebook(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        for (var line : Files.readAllLines(file)) {
          var match = LINE.matcher(line);
          if (match.matches()) {
            entries.add(new Entry(match.group(1), UUID.fromString(match.group(2))));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  void add(Entry entry) {
    entries.add(entry);
    write();
  }

  void remove(Entry entry) {
    entries.remove(entry);
    write();
  }

  private void write() {
    try {
      var next = file.resolveSibling(file.getFileName() + ".next");
      Files.write(next, entries.stream().map(e -> e.place() + " " + e.session()).toList());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
