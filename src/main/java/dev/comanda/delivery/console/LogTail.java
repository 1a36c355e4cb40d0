package dev.comanda.delivery.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log backwards: a file and its older ones, which get other names while one reads. A file
 * is therefore known by how it begins. Of each answer a bounded part is read, however large they
 * are.
 */
final class LogTail {
  /** Bytes that are read of one file for one answer; a line has a few hundred. */
  private static final int BYTES_MAX = 512 * 1024;

  /** Bytes by which a file is known: some of its first line, which tells its time. */
  private static final int BEGINNING_BYTES = 100;

  private final List<Path> files;

  /** Over these files, the latest first; those that are not there are left out. */
  LogTail(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /**
   * Where one goes on reading backwards.
   *
   * @param file by which it is known
   * @param offset of what was read last
   */
  record Place(String file, long offset) {
    @Override
    public String toString() {
      return file + "-" + offset;
    }
  }

  /**
   * Lines, the latest last.
   *
   * @param before where the lines before them end; null where there are none
   */
  record Part(List<String> lines, @Nullable Place before) {}

  /** At most so many lines that end before a place, or the latest; none where that file is gone. */
  Part before(@Nullable Place place, int most) {
    var open = new LinkedHashMap<String, FileChannel>();
    try {
      open(open);
      return read(open, place, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.values().forEach(LogTail::close);
    }
  }

  /** Opens all of them before one is read: what is open stays the same under any name. */
  private void open(Map<String, FileChannel> open) throws IOException {
    for (var file : files) {
      try {
        open(file, open);
      } catch (NoSuchFileException e) {
        // There is none of this age yet.
      }
    }
  }

  /** Closes it again where it is not to be read, or its beginning cannot be. */
  private static void open(Path file, Map<String, FileChannel> open) throws IOException {
    var channel = FileChannel.open(file);
    boolean kept = false;
    try {
      var known = known(channel);
      kept = known.isPresent() && open.putIfAbsent(known.get(), channel) == null;
    } finally {
      if (!kept) {
        close(channel);
      }
    }
  }

  private static Part read(Map<String, FileChannel> open, @Nullable Place place, int most)
      throws IOException {
    var lines = new ArrayList<String>();
    boolean found = place == null;
    int left = open.size();
    for (var each : open.entrySet()) {
      left--;
      boolean here = place != null && place.file().equals(each.getKey());
      found |= here;
      if (found) {
        long end = here && place != null ? place.offset() : each.getValue().size();
        long from = prepend(lines, each.getValue(), end, most);
        if (lines.size() >= most || from > 0) {
          boolean atEnd = from == 0 && left == 0;
          return new Part(lines, atEnd ? null : new Place(each.getKey(), from));
        }
      }
    }
    return new Part(lines, null);
  }

  /** Puts whole lines that end before an offset before those; answers where the first begins. */
  private static long prepend(List<String> lines, FileChannel file, long end, int most)
      throws IOException {
    long from = Math.max(0, Math.min(end, file.size()) - BYTES_MAX);
    var bytes = bytes(file, from, (int) (Math.min(end, file.size()) - from));
    int last = lastBreak(bytes, bytes.length);
    int first = last + 1;
    var found = new ArrayList<String>();
    while (last >= 0 && lines.size() + found.size() < most) {
      int before = lastBreak(bytes, last);
      if (before < 0 && from > 0) {
        break;
      }
      found.add(line(bytes, before + 1, last));
      first = before + 1;
      last = before;
    }
    lines.addAll(0, found.reversed());
    return found.isEmpty() ? 0 : from + first;
  }

  private static String line(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static int lastBreak(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static Optional<String> known(FileChannel file) throws IOException {
    var beginning = bytes(file, 0, (int) Math.min(file.size(), BEGINNING_BYTES));
    int whole = 0;
    while (whole < beginning.length && beginning[whole] != '\n') {
      whole++;
    }
    if (whole == beginning.length && whole < BEGINNING_BYTES) {
      return Optional.empty();
    }
    var sum = new CRC32();
    sum.update(beginning, 0, whole);
    return Optional.of(HexFormat.of().toHexDigits((int) sum.getValue()));
  }

  private static byte[] bytes(FileChannel file, long from, int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // Until all is there, or the file is shorter by now.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
