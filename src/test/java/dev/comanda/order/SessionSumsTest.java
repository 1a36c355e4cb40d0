package dev.comanda.order;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.Database;
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
import dev.comanda.problem.Refused;
import dev.comanda.session.Sessions;
import dev.comanda.staff.Passwords;
import dev.comanda.staff.StaffMembers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session came to is asked again once something else than tickets went on at its place. */
class SessionSumsTest {
  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private final Database writing = postgres.open(LocationWriter.CONNECTIONS_MAX);
  private final Clock clock = Clock.systemUTC();
  private final SessionSums sums = new SessionSums();
  private final LocationWriter writer = new LocationWriter(writing, clock, sums, Optional::empty);
  private final LocationLog log = new LocationLog(database, clock, sums);
  private final Locations locations = new Locations(database, log, clock, StaffMembers::join);
  private final Orders orders =
      new Orders(database, writer, locations, sums, new OrderListeners(List.of()));
  private UUID bistro;
  private UUID product;
  private UUID session;
  private Caller.Staff waiter;

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
    session =
        new Sessions(database, writer, locations, List.of())
            .open(bistro, "Here", null, staff, null)
            .value()
            .id();
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

  private void order() {
    var line = Wanted.of(product, Quantity.of("1"), null, List.of(), null);
    var wish = new Orders.Wish(session, null, null, Consumption.EAT_IN, Form.LINES, List.of(line));
    orders.place(waiter, bistro, wish, null);
  }

  /** Makes the session full, of which only who asks can know. */
  private void fill() {
    database.write(
        tx -> tx.update("UPDATE orders SET bytes = 9000000 WHERE session_id = ?", session));
  }

  private void happens(EventType type) {
    log.change(bistro, (tx, head) -> head.append(type, null, null, Map.of()));
  }

  @Test
  void tickets_change_nothing_of_it() {
    order();
    happens(EventType.TICKET_FIRED);
    happens(EventType.TICKET_READY);
    fill();
    assertThatCode(this::order).doesNotThrowAnyException();
  }

  /** A deed may tell nothing to the log. */
  @Test
  void a_change_without_an_event_changes_nothing_of_it() {
    order();
    log.change(
        bistro,
        (tx, head) -> {
          tx.deed();
          return bistro;
        });
    fill();
    assertThatCode(this::order).doesNotThrowAnyException();
  }

  @Test
  void whatever_else_happens_lets_it_be_asked_again() {
    order();
    happens(EventType.TICKET_FIRED);
    happens(EventType.PRODUCT_CHANGED);
    happens(EventType.TICKET_READY);
    fill();
    assertThatThrownBy(this::order).isInstanceOf(Refused.class);
  }
}
