package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.EmbeddedPostgres;
import dev.comanda.db.Migrations;
import dev.comanda.db.OpenFolder;
import dev.comanda.erp.lines.SheetsErp;
import dev.comanda.erp.lines.SheetsErp.Line;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The database itself is killed, and starts again, while lines are booked. */
class DatabaseKilledTest {
  private static final int SHEETS = 8;
  private static final int LINES = 60;
  private static final int KILLS = 3;

  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void every_line_is_booked_once() throws Exception {
    var data = folder.resolve("data");
    var postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(data, Optional.empty(), true), line -> {});
    var server =
        new Garage.Server(
            postgres.jdbcUrl(), postgres.user(), postgres.password(), postgres::close);
    try (var first = new Database(server.jdbcUrl(), server.user(), server.password(), 2)) {
      Migrations.migrate(first);
    }
    try (var erp = new SheetsErp();
        var garage = new Garage(folder, server)) {
      garage.books(erp.address(), SheetsErp.SECRET, SHEETS);
      var bays = new ArrayList<String>();
      for (int i = 0; i < SHEETS; i++) {
        bays.add(garage.bay("S" + i));
      }
      for (int i = 0; i < LINES; i++) {
        while (!garage.orders(bays.get(i % SHEETS), 1 + i / SHEETS, "line-" + i)) {
          LockSupport.parkNanos(50_000_000);
        }
        if (i % (LINES / KILLS) == LINES / KILLS / 2) {
          postmaster(data).destroyForcibly();
        }
      }
      Wait.until("all are booked", () -> booked(garage) == LINES);
      assertThat(erp.lines()).extracting(Line::mark).doesNotHaveDuplicates().hasSize(LINES);
      for (int i = 0; i < SHEETS; i++) {
        assertThat(erp.lines("S" + i))
            .extracting(line -> Integer.parseInt(line.quantity()))
            .isSorted();
      }
    }
  }

  private static long booked(Garage garage) {
    try {
      return garage.rows().stream().filter(row -> row.state().equals("created")).count();
    } catch (DatabaseUnavailable e) {
      return 0;
    }
  }

  private static ProcessHandle postmaster(Path data) throws IOException {
    var pid = Files.readAllLines(data.resolve("database/postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
