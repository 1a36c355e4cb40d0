package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.Seed;
import dev.comanda.delivery.ReturningErp;
import dev.comanda.log.writer.Wait;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * On some days all is done at random that can be done to lines: whatever that was, of each day what
 * was ordered, delivered and read back adds up to its lines, what differs explains the rest, and
 * what was read back is what stands in the ERPs.
 */
class ReconciledDaysTest {
  private static final int DAYS = 3;
  private static final int ORDERS = 8;
  private static final int ACTS = 14;
  private static final Map<String, Object> REASON = Map.of("reason", "by lot");

  private final Random lots = Seed.of(ReconciledDaysTest.class);
  private final HandClock clock = new HandClock(Instant.now());
  @AutoClose private final Workbench bench = new Workbench(clock);
  private final Bookings bookings = new Bookings(bench.evening);
  private final Reconciled reconciled = new Reconciled(bench);
  private final URI address = URI.create("http://127.0.0.1:9/" + UUID.randomUUID());
  private final List<JsonNode> all = List.of(takesBack(), keeps());

  /** The orders of each date. */
  private final Map<String, List<String>> days = new LinkedHashMap<>();

  /** One ERP takes lines back and knows both products. */
  private JsonNode takesBack() {
    var made = bench.booksOil(Map.of("connector", "returning", "address", address.toString()));
    bench.numbers(made, bench.evening.product, "20");
    return made;
  }

  /** The other keeps them, and what is no oil is held. */
  private JsonNode keeps() {
    return bench.booksOil();
  }

  private void all(boolean work) {
    all.forEach(each -> bench.wants(each, Map.of("worker", work)));
  }

  private void day() {
    all(false);
    for (int i = 0; i < ORDERS; i++) {
      order();
    }
    acts();
    all(true);
    settled();
    acts();
    settled();
    clock.pass(Duration.ofDays(1));
  }

  private void order() {
    var lines = new ArrayList<Map<String, Object>>();
    for (int i = lots.nextInt(3); i >= 0; i--) {
      boolean oil = lots.nextBoolean();
      lines.add(
          Map.of(
              "product_id",
              oil ? bench.oil : bench.evening.product,
              "quantity",
              oil ? BigDecimal.valueOf(1 + lots.nextInt(60), 1) : 1 + lots.nextInt(4)));
    }
    var session = bench.bay(lots.nextInt(9) == 0 ? "" : "" + (600 + bench.evening.next()));
    var order = Map.of("session_id", session, "location", "bistro", "lines", lines);
    var placed = bench.evening.waiter.post("/api/orders", order).expect(201).json();
    var date = placed.get("business_date").textValue();
    days.computeIfAbsent(date, any -> new ArrayList<>()).add(placed.get("id").textValue());
  }

  /** Nothing waits but for a person. */
  private void settled() {
    for (var made : all) {
      var lanes = Connections.path(made) + "/lanes?limit=1&state=paused,waiting,booking";
      Wait.until(
          "all that can be booked is",
          () -> bench.evening.manager.get(lanes).expect(200).json().get("data").isEmpty());
    }
  }

  private void acts() {
    for (int i = 0; i < ACTS; i++) {
      var at = all.get(lots.nextInt(all.size()));
      var some = bookings.list("limit=100&integration=" + Bookings.id(at));
      act(some.get(lots.nextInt(some.size())));
    }
  }

  /** What cannot be done to a line as it is, is refused and changes nothing. */
  private void act(JsonNode line) {
    var status =
        switch (lots.nextInt(10)) {
          case 0 -> bookings.act(line, "skip", REASON).status();
          case 1 -> bookings.act(line, "clearing", REASON).status();
          case 2 -> bookings.act(line, "clearing/undo", Map.of()).status();
          case 3 -> bookings.act(line, "retry", Map.of()).status();
          case 4 ->
              bench.evening.manager.patch(Bookings.path(line), Map.of("quantity", 7)).status();
          case 5 -> voids(line, REASON);
          case 6 -> voids(line, Map.of("reason", "by lot", "left", new BigDecimal("1")));
          case 7 -> fails(line);
          case 8 -> resolves(line, true);
          default -> resolves(line, false);
        };
    assertThat(status).isIn(200, 400, 409);
  }

  private int voids(JsonNode line, Map<String, Object> how) {
    var order = "/api/orders/" + line.get("order_id").textValue();
    var path = order + "/lines/" + line.get("line_no").intValue() + "/void";
    return bench.evening.manager.post(path, how).status();
  }

  /** What waits may fail. */
  private int fails(JsonNode line) {
    if (Bookings.state(line).equals("placed") && line.get("aim").textValue().equals("book")) {
      ParkedRows.error(bench.evening.app.database(), Bookings.id(line));
    }
    return resolves(line, lots.nextBoolean());
  }

  private int resolves(JsonNode line, boolean booked) {
    return bookings.act(line, "resolution", Map.of("booked", booked, "reason", "by lot")).status();
  }

  /** What should be told, added up from the lines themselves. */
  private static final class Sum {
    private int lines;
    private long amount;

    void add(long minor) {
      lines++;
      amount += minor;
    }

    void equal(JsonNode told) {
      assertThat(told.get("lines").intValue()).isEqualTo(lines);
      assertThat(told.at("/amount/amount").longValue()).isEqualTo(amount);
    }
  }

  @Test
  void whatever_was_done_each_day_adds_up_to_its_lines() {
    for (int i = 0; i < DAYS; i++) {
      day();
    }
    assertThat(days).hasSize(DAYS);
    for (var made : all) {
      var marks = new HashMap<String, BigDecimal>();
      for (var date : days.keySet()) {
        adds(made, date, marks);
      }
      stands(made, marks);
    }
  }

  private void adds(JsonNode made, String date, Map<String, BigDecimal> marks) {
    var ordered = new Sum();
    var delivered = new Sum();
    var readBack = new Sum();
    int lines = 0;
    for (var id : Objects.requireNonNull(days.get(date))) {
      var order = bench.evening.manager.get("/api/orders/" + id).expect(200).json();
      var sent = sent(made, id);
      for (var line : order.get("lines")) {
        var delivery = sent.get(line.get("no").intValue());
        boolean wanted = line.get("state").textValue().equals("ordered");
        lines += wanted || delivery != null ? 1 : 0;
        if (wanted) {
          ordered.add(line.at("/total/amount").longValue());
        }
        if (delivery != null && Bookings.state(delivery).equals("created")) {
          var much = delivery.get("quantity").decimalValue();
          var price = line.at("/unit_price/amount").decimalValue();
          long minor = much.multiply(price).setScale(0, RoundingMode.HALF_UP).longValue();
          delivered.add(minor);
          if (!delivery.at("/reason/code").asText().equals("resolved_by_hand")) {
            readBack.add(minor);
            marks.put(delivery.get("mark").textValue(), much);
          }
        }
      }
    }
    var told = reconciled.of(made, date);
    ordered.equal(told.get("ordered"));
    delivered.equal(told.get("delivered"));
    readBack.equal(told.get("read_back"));
    explains(told, ordered.amount - readBack.amount, delivered.amount - readBack.amount);
    file(made, date, lines, List.of(ordered, delivered, readBack));
  }

  private Map<Integer, JsonNode> sent(JsonNode made, String order) {
    var sent = new HashMap<Integer, JsonNode>();
    var query = "limit=100&order=" + order + "&integration=" + Bookings.id(made);
    for (var each : bookings.list(query)) {
      if (each.get("aim").textValue().equals("book")) {
        sent.put(each.get("line_no").intValue(), each);
      }
    }
    return sent;
  }

  private static long minor(JsonNode line, String what) {
    return line.at("/" + what + "/amount/amount").longValue();
  }

  private static void explains(JsonNode told, long notReadBack, long unseen) {
    long difference = 0;
    long delivered = 0;
    for (var line : told.get("differences")) {
      difference += minor(line, "ordered") - minor(line, "read_back");
      delivered += minor(line, "delivered") - minor(line, "read_back");
    }
    assertThat(difference)
        .as("what differs explains what was not read back")
        .isEqualTo(notReadBack);
    assertThat(delivered).isEqualTo(unseen);
  }

  private void file(JsonNode made, String date, int lines, List<Sum> sums) {
    var rows = reconciled.file(made, date, "");
    assertThat(rows).hasSize(lines);
    var columns = List.of("ordered_amount", "delivered_amount", "read_back_amount");
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      var sum =
          rows.stream()
              .map(row -> minor(Objects.requireNonNull(row.get(column))))
              .reduce(0L, Long::sum);
      assertThat(sum).as("%s of %s", column, date).isEqualTo(sums.get(i).amount);
    }
    var difference =
        rows.stream().map(row -> minor(Objects.requireNonNull(row.get("difference_amount"))));
    assertThat(difference.reduce(0L, Long::sum))
        .isEqualTo(sums.getFirst().amount - sums.getLast().amount);
  }

  private static long minor(String decimal) {
    return new BigDecimal(decimal).movePointRight(2).longValueExact();
  }

  /**
   * What was read back stands in the ERP, once and as much; what else stands there is explained.
   */
  private void stands(JsonNode made, Map<String, BigDecimal> marks) {
    var there = new HashMap<String, BigDecimal>();
    boolean returning = made.get("connector").textValue().equals("returning");
    if (returning) {
      ReturningErp.lines(address).forEach(each -> there.put(each.text(), each.quantity()));
    } else {
      bench.erp.lines().forEach(each -> there.put(each.mark(), new BigDecimal(each.quantity())));
    }
    marks.forEach((mark, much) -> assertThat(there.get(mark)).isEqualByComparingTo(much));
    Set<String> others = new HashSet<>(there.keySet());
    others.removeAll(marks.keySet());
    for (var mark : others) {
      var line = bookings.list("q=" + mark + "&integration=" + Bookings.id(made)).getFirst();
      assertThat(line.at("/reason/code").asText()).isIn("resolved_by_hand", "skipped", "cancelled");
    }
  }
}
