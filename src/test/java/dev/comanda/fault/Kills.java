package dev.comanda.fault;

import dev.comanda.delivery.BookedRows.Row;
import dev.comanda.log.writer.Wait;
import dev.comanda.process.Household;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Kills Comanda, its browsers, or the ERP whose pages those drive, as it comes.
 *
 * @param kill of the ERP
 * @param startAgain of the ERP
 */
record Kills(Garage garage, Runnable kill, Runnable startAgain) {
  private static final long ERP_GONE_MAX_NANOS = 2_000_000_000L;

  /** One of them. */
  void one(Random lots) throws IOException, InterruptedException {
    switch (lots.nextInt(3)) {
      case 0 -> garage.again(null);
      case 1 -> {
        kill.run();
        LockSupport.parkNanos(lots.nextLong(ERP_GONE_MAX_NANOS));
        startAgain.run();
      }
      default -> browsers(lots);
    }
  }

  /** One process of each, as it comes. */
  private void browsers(Random lots) throws IOException {
    for (var home : homes()) {
      var living = new Household(home, null).living();
      if (!living.isEmpty()) {
        ProcessHandle.of(living.get(lots.nextInt(living.size())))
            .ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private List<Path> homes() throws IOException {
    var homes = new ArrayList<Path>();
    for (var process : folders(garage.browsers())) {
      homes.addAll(folders(process));
    }
    return homes;
  }

  private static List<Path> folders(Path in) throws IOException {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  /** Waits until so many lines have come to their end, as long as one more does within a time. */
  static void awaitOver(Supplier<List<Row>> rows, int lines, Duration patience) {
    for (int over = over(rows); over < lines; over = over(rows)) {
      int before = over;
      Wait.until(
          "more than " + before + " are over: " + rows.get(), patience, () -> over(rows) > before);
    }
  }

  private static int over(Supplier<List<Row>> rows) {
    return (int) rows.get().stream().filter(Kills::isOver).count();
  }

  private static boolean isOver(Row row) {
    return switch (row.state()) {
      case "created", "error" -> true;
      case "unknown" -> !row.due();
      default -> false;
    };
  }
}
