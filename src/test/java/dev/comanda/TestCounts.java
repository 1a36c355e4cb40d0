package dev.comanda;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * How often the long tests repeat themselves. The numbers stand in {@code test-counts.properties};
 * {@code ./comanda test long} takes the second column.
 */
public final class TestCounts {
  private static final String PROPERTY = "comanda.test.counts";

  private TestCounts() {}

  /** The count of that name for this run. */
  public static int of(String name) {
    var counts = new Properties();
    try (var file =
        new InputStreamReader(
            Objects.requireNonNull(TestCounts.class.getResourceAsStream("/test-counts.properties")),
            StandardCharsets.UTF_8)) {
      counts.load(file);
    } catch (IOException e) {
      throw new IllegalStateException("test-counts.properties cannot be read", e);
    }
    var columns = counts.getProperty(name, "").split(",", -1);
    if (columns.length != 2) {
      throw new IllegalArgumentException(name + " has no two counts in test-counts.properties");
    }
    var isLong = "long".equals(System.getProperty(PROPERTY));
    return Integer.parseInt(columns[isLong ? 1 : 0].strip());
  }
}
