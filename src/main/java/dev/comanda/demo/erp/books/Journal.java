package dev.comanda.demo.erp.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comanda.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file in which every change stands, a line of JSON each. What was appended is on the disk; a
 * line that a crash left without its end was never answered, and is cut off. Not thread-safe.
 */
final class Journal implements AutoCloseable {
  private static final String NAME = "erp.jsonl";

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The journal of a folder; a new one begins with these entries, all or none.
   *
   * @throws IllegalStateException where another process has it open
   */
  static Journal open(Path folder, List<Entry> first, Consumer<Entry> each) {
    var file = folder.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        begin(folder, file, first);
      }
      var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        lock(channel, file);
        read(channel, each);
        return new Journal(channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void begin(Path folder, Path file, List<Entry> first) throws IOException {
    Files.createDirectories(folder);
    var draft = Files.createTempFile(folder, NAME, ".draft");
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      write(channel, first);
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException(file + " is open in this process", e);
    }
    throw new IllegalStateException(file + " is open in another process");
  }

  /** Through the channel itself: any other one that is closed would give up its lock. */
  private static void read(FileChannel channel, Consumer<Entry> each) throws IOException {
    var buffer = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer);
    }
    var bytes = buffer.array();
    int end = buffer.position();
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    channel.truncate(end);
    channel.position(end);
    new String(bytes, 0, end, UTF_8)
        .lines()
        .forEach(line -> each.accept(Json.own(line, Entry.class)));
  }

  /** Writes a change; when this returns it is on the disk, when it throws it is not there. */
  void append(Entry entry) {
    try {
      long before = channel.position();
      try {
        write(channel, List.of(entry));
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel channel, List<Entry> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var entry : entries) {
      bytes.writeBytes(Json.bytes(entry));
      bytes.write('\n');
    }
    var buffer = ByteBuffer.wrap(bytes.toByteArray());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
