package dev.comanda.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Rate;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.course.Verdict;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.staff.Passwords;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person says that a line stays that is being taken back. */
class KeptLineTest {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Rules RULES = Rules.of(new Traits(LIMIT, LIMIT, LIMIT, 4, true));
  private static final Gate GATE = Gate.open(Rate.of(null, 64));
  private static final Act STAYS = new Act.Resolve(true, "Ada", "it is paid");

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private final LocationWriter writer =
      new LocationWriter(
          database, Clock.systemUTC(), (location, epoch, events) -> {}, Optional::empty);
  private UUID location = UUID.randomUUID();
  private final UUID integration = UUID.randomUUID();

  @BeforeEach
  void start() {
    new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    location = QueuedRows.place(database);
    QueuedRows.integration(database, location, integration);
    writer.start();
  }

  @AfterEach
  void close() {
    writer.close();
    database.close();
    postgres.close();
  }

  private <R> R does(Command<R> command) {
    return writer.submit(command).value();
  }

  private Claimed claim() {
    var claims = new ClaimLanes(location, integration, UUID.randomUUID(), 1, GATE, RULES);
    return does(claims).getFirst();
  }

  private boolean done(Claimed claimed) {
    var what = claimed.delivery().what();
    var line = new Booked("1", "10", what.quantity().value(), claimed.delivery().mark());
    var verdict = new Verdict.Done(line, false);
    return does(new GiveVerdict(claimed, verdict, RULES, 0, null)).kept();
  }

  private Act.Ruling act(UUID delivery, Act act) {
    return does(new ActOn(location, List.of(delivery), act, RULES)).getFirst().ruling();
  }

  @Test
  void it_is_too_late_while_somebody_is_at_it_and_whoever_was_at_it_says_nothing_any_more() {
    QueuedRows.line(database, location, integration, "A", 1);
    var booked = claim();
    assertThat(done(booked)).isTrue();
    var id = booked.delivery().id();
    assertThat(act(id, new Act.VoidLine())).isInstanceOf(Act.Changed.class);
    assertThat(QueuedRows.states(database)).containsExactlyInAnyOrder("created", "placed");
    var takesBack = claim();
    assertThat(act(id, STAYS))
        .isEqualTo(new Act.Refusal(Act.Why.IN_FLIGHT, "Its line is being taken back right now."));
    assertThat(QueuedRows.states(database)).containsExactlyInAnyOrder("created", "placed");
    QueuedRows.pass(database, RULES.lease().plusSeconds(1));
    assertThat(act(id, STAYS)).isInstanceOf(Act.Changed.class);
    assertThat(QueuedRows.states(database)).containsExactlyInAnyOrder("created", "skipped");
    assertThat(done(takesBack)).isFalse();
    assertThat(QueuedRows.states(database)).containsExactlyInAnyOrder("created", "skipped");
  }
}
