package dev.comanda.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.db.Tx;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Caller;
import dev.comanda.http.Role;
import dev.comanda.location.Consumption;
import dev.comanda.location.Locations;
import dev.comanda.location.Quantity;
import dev.comanda.log.EventType;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.line.Line;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Session;
import dev.comanda.session.SessionListener.Merge;
import dev.comanda.session.Sessions;
import dev.comanda.staff.Passwords;
import dev.comanda.staff.StaffMembers;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hangs on orders hears of each that is written, in its transaction, and of no other. */
class OrderListenerTest {
  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private final Clock clock = Clock.systemUTC();
  private final Database writing = postgres.open(LocationWriter.CONNECTIONS_MAX);
  private final LocationWriter writer =
      new LocationWriter(writing, clock, (location, epoch, events) -> {}, Optional::empty);
  private final Ears ears = new Ears();
  private final Ears last = new Ears();
  private final OrderListeners listeners = new OrderListeners(List.of(ears, last));
  private final LocationLog log = new LocationLog(database, clock, (location, epoch, events) -> {});
  private final Locations locations = new Locations(database, log, clock, StaffMembers::join);
  private final Sessions sessions = new Sessions(database, writer, locations, List.of(listeners));
  private final Orders orders =
      new Orders(database, writer, locations, new SessionSums(), listeners);
  private UUID bistro;
  private UUID product;
  private Caller.Staff waiter;

  /** Writes down what it hears, where the transaction's end decides about it. */
  private static final class Ears implements OrderListener {
    final List<String> heard = new ArrayList<>();
    final List<UUID> passed = new ArrayList<>();
    @Nullable String refused;
    boolean breaks;

    @Override
    public void placed(Tx tx, List<Fresh> orders) throws SQLException {
      hear(
          tx,
          "placed",
          orders.stream().map(o -> new Written(o.order(), Set.of(), o.head())).toList());
    }

    @Override
    public Veto judge(Tx tx, Collection<Order> orders) {
      return new Veto() {
        @Override
        public void mayVoid(Order after, List<Line> voided) {
          if (refused != null) {
            throw new Refused(Code.ALREADY_PAID, refused);
          }
        }

        @Override
        public void passed(Order after) {
          passed.add(after.id());
        }
      };
    }

    @Override
    public void voided(Tx tx, List<Written> orders) throws SQLException {
      hear(tx, "voided", orders);
    }

    @Override
    public void moved(Tx tx, List<Merge> merges) throws SQLException {
      for (var merge : merges) {
        heard.add("moved " + bySession(tx, merge.from()) + " of " + merge.from());
      }
    }

    /** Orders stand already where they are told of. */
    private void hear(Tx tx, String what, List<Written> orders) throws SQLException {
      for (var each : orders) {
        var order = each.order();
        each.head().append(EventType.ORDER_PLACED, null, Ids.next(), Map.of("heard", heard.size()));
        var ids = List.of(new IdAt(order.locationId(), order.id()));
        assertThat(Orders.byIds(tx, ids))
            .extracting(Order::version)
            .containsExactly(order.version());
        var lines = each.lines().isEmpty() ? "" : " lines " + new TreeSet<>(each.lines());
        heard.add(what + " " + order.number() + " version " + order.version() + lines);
      }
      if (breaks) {
        throw new IllegalStateException("a listener is broken");
      }
    }

    private static int bySession(Tx tx, UUID session) throws SQLException {
      var sql = "SELECT id FROM orders WHERE session_id = ?";
      return tx.rows(sql, row -> Tx.id(row, "id"), session).size();
    }
  }

  @BeforeEach
  void open() {
    new DemoPlaces(database, new Passwords(), clock).prepare(DemoPlaces.PASSWORD);
    bistro = id("SELECT id FROM location WHERE slug = 'bistro'");
    product =
        id(
            """
            SELECT p.id FROM product p JOIN location l ON l.id = p.location_id
            WHERE l.slug = 'bistro' AND p.unit = 'piece' AND p.available
              AND p.modifier_groups = '{}'
            LIMIT 1
            """);
    var staff = id("SELECT id FROM staff WHERE email = 'waiter@demo.example'");
    waiter = new Caller.Staff(staff, "Wei", Role.WAITER, Set.of(bistro), bistro);
    writer.start();
  }

  private UUID id(String sql) {
    return database.read(tx -> tx.row(sql, row -> Tx.id(row, "id")).orElseThrow());
  }

  @AfterEach
  void close() {
    writer.close();
    writing.close();
    database.close();
    postgres.close();
  }

  private Session session(String name) {
    return sessions.open(bistro, name, null, waiter.staffId(), null).value();
  }

  private UUID order(Session at) {
    var line = Wanted.of(product, Quantity.of("1"), null, List.of(), null);
    var wish =
        new Orders.Wish(at.id(), null, null, Consumption.EAT_IN, Form.LINES, List.of(line, line));
    return orders.place(waiter, bistro, wish, null).value().order().id();
  }

  private Order change(UUID order, int line) {
    return orders.change(waiter, order, line, null, OptionalInt.empty(), "spilled", null).value();
  }

  @Test
  void what_one_refuses_has_passed_nobody() {
    var order = order(session("Here"));
    last.refused = "no";
    assertThatThrownBy(() -> change(order, 1)).hasMessageContaining("no");
    assertThat(ears.passed).isEmpty();
    last.refused = null;
    change(order, 1);
    assertThat(ears.passed).containsExactly(order);
  }

  @Test
  void it_hears_of_what_is_placed_voided_cancelled_and_moved() {
    var here = session("Here");
    var there = session("There");
    var order = order(here);
    order(there);
    change(order, 1);
    change(order, 0);
    sessions.merge(new Sessions.Key(bistro, here.id()), there.id(), waiter.staffId());
    assertThat(ears.heard)
        .containsExactly(
            "placed 1 version 1",
            "placed 2 version 1",
            "voided 1 version 2 lines [1]",
            "voided 1 version 3 lines [2]",
            "moved 1 of " + here.id());
    assertThat(orders.byId(waiter, order).sessionId()).isEqualTo(there.id());
  }

  @Test
  void what_it_forbids_is_not_done_and_nobody_hears_of_it() {
    var order = order(session("Here"));
    ears.heard.clear();
    ears.refused = "It is eaten already.";
    for (int line : List.of(0, 1)) {
      assertThatThrownBy(() -> change(order, line)).hasMessage("It is eaten already.");
    }
    assertThat(ears.heard).isEmpty();
    assertThat(orders.byId(waiter, order).version()).isEqualTo(1);
    ears.refused = null;
    assertThat(change(order, 1).version()).isEqualTo(2);
  }

  @Test
  void an_order_that_a_listener_fails_at_is_not_placed() {
    var here = session("Here");
    ears.breaks = true;
    assertThatThrownBy(() -> order(here)).hasRootCauseMessage("a listener is broken");
    ears.breaks = false;
    order(here);
    assertThat(ears.heard.getLast()).isEqualTo("placed 1 version 1");
  }
}
