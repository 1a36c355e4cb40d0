package dev.comanda.delivery;

import java.util.List;
import java.util.regex.Pattern;

/** How many deliveries a statement has read, as its plan tells. */
public final class ReadRows {
  private static final Pattern ROWS = Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");

  private ReadRows() {}

  /** Those that were read, also in vain. */
  public static long of(List<String> plan) {
    long read = 0;
    long loops = 0;
    for (var line : plan) {
      if (line.contains("rows=")) {
        var node = ROWS.matcher(line);
        boolean of = line.contains(" on delivery") && node.find();
        loops = of ? Long.parseLong(node.group(2)) : 0;
        read += of ? Math.round(Double.parseDouble(node.group(1)) * loops) : 0;
      }
      var removed = REMOVED.matcher(line);
      read += removed.find() ? Long.parseLong(removed.group(1)) * loops : 0;
    }
    return read;
  }
}
