package dev.comanda.erp.trytonweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.TestFolders;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.erp.tryton.TrytonServer;
import dev.comanda.erp.trytonweb.BookingMain.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever books is killed at each step of a line: what stands in Tryton is what is found there. */
class TrytonWebCrashTest {
  private static final long LOOK_EVERY_NANOS = 20_000_000;
  private static final int STATUS = 9;

  private static Counter counter;
  private static Path folder;

  private final KeptEvidence evidence = new KeptEvidence();

  @BeforeAll
  static void start() {
    TrytonServer.need();
    counter = new Counter();
    folder = TestFolders.make();
  }

  @AfterAll
  static void end() {
    if (counter != null) {
      counter.close();
      TestFolders.remove(folder);
    }
  }

  @Test
  void whoever_is_killed_at_any_step_leaves_what_can_be_found_out() throws Exception {
    var sale = new TrytonWebSide(counter.server, counter.office);
    assertThat(ended(Step.BEFORE_CREATE, sale, "OilMat:1")).isEqualTo(STATUS);
    assertThat(sale.lines()).isEmpty();

    assertThat(ended(Step.FILLED, sale, "OilMat:1")).isEqualTo(STATUS);
    found(sale, "OilMat:1", 0);

    var child = start(Step.SUBMITTED, sale, "OilMat:1");
    while (sale.lines().isEmpty()) {
      assertThat(child.isAlive()).as("%s", said()).isTrue();
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    child.destroyForcibly().waitFor();
    found(sale, "OilMat:1", 1);

    assertThat(ended(Step.BEFORE_VERDICT, sale, "OilMat:2")).isEqualTo(STATUS);
    found(sale, "OilMat:2", 1);
    assertThat(sale.lines())
        .hasSize(2)
        .allMatch(line -> line.is(BookingMain.booking(sale.document(), "")));
  }

  private void found(TrytonWebSide sale, String mark, int lines) throws Exception {
    var booking = BookingMain.booking(sale.document(), mark);
    var connector = counter.kind().open(sale.address(), sale.login());
    assertThat(connector.find(booking, evidence)).hasSize(lines).allMatch(line -> line.is(booking));
    assertThat(sale.lines().stream().filter(line -> line.text().contains(mark))).hasSize(lines);
  }

  private static int ended(Step step, TrytonWebSide sale, String mark) throws Exception {
    int status = start(step, sale, mark).waitFor();
    assertThat(status).as("%s", said()).isEqualTo(STATUS);
    return status;
  }

  private static Process start(Step step, TrytonWebSide sale, String mark) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            BookingMain.class.getName(),
            step.name(),
            sale.address().toString(),
            sale.document(),
            mark,
            folder.resolve("browsers").toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private static String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }
}
