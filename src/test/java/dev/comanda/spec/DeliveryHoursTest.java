package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.SheetsErp.Line;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Lines wait while the ERP is closed for the night, and go on when its hours begin. */
class DeliveryHoursTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** Clocks of these are never changed, and differ by an hour. */
  private static final String KOLKATA = "Asia/Kolkata";

  private static final String YANGON = "Asia/Yangon";

  @AutoClose private final Workbench bench = new Workbench();

  private static String in(String zone, int minutes) {
    var then = Instant.now().plus(Duration.ofMinutes(minutes));
    return then.atZone(ZoneId.of(zone)).format(TIME);
  }

  private void zone(String zone) {
    bench.admin().patch(Workbench.BISTRO, Map.of("time_zone", zone)).expect(200);
  }

  /** One that is closed for the next hour by the clocks of Kolkata. */
  private JsonNode closed() {
    zone(KOLKATA);
    return bench.booksOil(Map.of("hours_from", in(KOLKATA, 58), "hours_to", in(KOLKATA, 118)));
  }

  private JsonNode health(JsonNode made) {
    return bench.evening.manager.get(Connections.path(made) + "/health").expect(200).json();
  }

  private JsonNode untilShut(JsonNode made) {
    Wait.until("it is shut", () -> health(made).at("/gate/state").asText().equals("hours"));
    return health(made);
  }

  private JsonNode alive(JsonNode made) {
    Client admin = bench.admin();
    return admin.get("/integrations/" + made.get("slug").textValue() + "/alive").expect(200).json();
  }

  private void order(String sheet, String quantity) {
    bench.order(bench.bay(sheet), bench.oil, quantity);
  }

  @Test
  void lines_wait_until_they_begin_and_everybody_is_told_so() {
    var made = closed();
    order("A", "1");
    order("B", "2");
    var shut = untilShut(made);
    var from = made.get("hours_from").textValue();
    assertThat(shut.get("works").booleanValue()).isFalse();
    assertThat(shut.at("/reason/code").textValue()).isEqualTo("hours");
    assertThat(shut.at("/reason/text").textValue()).endsWith("lines wait until " + from + ".");
    assertThat(shut.at("/hours/from").textValue()).isEqualTo(from);
    var until = Instant.parse(shut.at("/gate/until").textValue());
    assertThat(until.atZone(ZoneId.of(KOLKATA)).format(TIME)).isEqualTo(from);
    assertThat(alive(made).get("closed_until")).isEqualTo(shut.at("/gate/until"));
    assertThat(bench.erp.asked()).isZero();
    var checked = bench.admin().post(Connections.path(made) + "/check").expect(200).json();
    assertThat(checked.get("ok").booleanValue()).as("%s", checked).isTrue();
    assertThat(bench.rows(made)).extracting(BookedRows.Row::attempts).containsExactly(0, 0);
    HoursRows.open(
        bench.evening.app.database(),
        made.get("id").textValue(),
        Instant.now().plusSeconds(4),
        ZoneId.of(KOLKATA));
    assertThat(bench.erp.lines()).isEmpty();
    bench.until(made, "created", 2);
    assertThat(alive(made).has("closed_until")).isFalse();
    Wait.until("it says that it goes on", () -> health(made).get("works").booleanValue());
  }

  @Test
  void by_the_clocks_of_another_zone_they_begin_at_once_and_a_new_worker_heeds_them_too() {
    var made = closed();
    order("A", "1");
    untilShut(made);
    zone(YANGON);
    bench.until(made, "created", 1);
    order("A", "2");
    bench.until(made, "created", 2);
    zone(KOLKATA);
    untilShut(made);
    order("A", "3");
    bench.wants(made, Map.of("worker", false));
    bench.wants(made, Map.of("worker", true));
    untilShut(made);
    assertThat(bench.erp.lines("A")).extracting(Line::quantity).containsExactly("1", "2");
  }
}
