package dev.comanda.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Head.MayCreate;
import dev.comanda.delivery.course.Head.MayNot;
import dev.comanda.delivery.course.Rate;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.course.Verdict;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.erp.lines.HastyLines;
import dev.comanda.location.Quantity;
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

/** A lane is one holder's: whoever has lost it changes nothing any more, whatever it says. */
class FenceTest {
  private static final Rules RULES = Rules.of(HastyLines.TRAITS);
  private static final Gate GATE = Gate.open(Rate.of(null, 64));
  private static final Duration NEVER = Duration.ofHours(1);

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private final LocationWriter writer =
      new LocationWriter(
          database, Clock.systemUTC(), (location, epoch, events) -> {}, Optional::empty);
  private UUID location = UUID.randomUUID();
  private final UUID integration = UUID.randomUUID();
  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

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

  private List<Claimed> claim(UUID holder, int most) {
    return does(new ClaimLanes(location, integration, holder, most, GATE, RULES));
  }

  private static Verdict done(Claimed claimed) {
    var what = claimed.delivery().what();
    return new Verdict.Done(
        new Booked("1", "10", what.quantity().value(), claimed.delivery().mark()), false);
  }

  private GiveVerdict.Given says(Claimed claimed, Gate next) {
    return does(new GiveVerdict(claimed, done(claimed), RULES, 0, next));
  }

  @Test
  void a_lane_is_given_once_and_its_next_line_with_the_verdict() {
    QueuedRows.line(database, location, integration, "A", 1);
    QueuedRows.line(database, location, integration, "A", 2);
    QueuedRows.line(database, location, integration, "B", 3);
    var claimed = claim(one, 64);
    assertThat(claimed).hasSize(2);
    assertThat(claim(other, 64)).isEmpty();
    assertThat(claim(one, 64)).isEmpty();
    var first = claimed.stream().filter(each -> seq(each) == 1).findAny().orElseThrow();
    var given = says(first, GATE);
    assertThat(given.kept()).isTrue();
    assertThat(seq(given.next().orElseThrow())).isEqualTo(2);
    assertThat(says(first, GATE)).isEqualTo(new GiveVerdict.Given(false, Optional.empty()));
    assertThat(says(given.next().orElseThrow(), GATE).next()).isEmpty();
    assertThat(QueuedRows.states(database)).containsExactly("created", "created", "placed");
  }

  private static long seq(Claimed claimed) {
    return claimed.delivery().seq();
  }

  @Test
  void whoever_lost_its_lease_may_neither_create_nor_say_anything() {
    QueuedRows.line(database, location, integration, "A", 1);
    var lost = claim(one, 1).getFirst();
    QueuedRows.pass(database, Duration.ofMinutes(1));
    Leases.renew(database, List.of(lost), RULES.lease());
    assertThat(claim(other, 1)).isEmpty();
    QueuedRows.pass(database, Duration.ofMinutes(1));
    var taken = claim(other, 1).getFirst();
    assertThat(does(new BeginCreate(lost, RULES))).isEqualTo(MayNot.LOST);
    assertThat(says(lost, GATE).kept()).isFalse();
    Leases.renew(database, List.of(lost), NEVER);
    QueuedRows.pass(database, RULES.lease().plusSeconds(1));
    assertThat(claim(one, 1)).hasSize(1);
    assertThat(says(taken, GATE).kept()).isFalse();
    assertThat(QueuedRows.states(database)).containsExactly("placed");
  }

  @Test
  void nobody_takes_a_lane_over_before_its_create_is_given_up_and_then_only_to_look() {
    QueuedRows.line(database, location, integration, "A", 1);
    var claimed = claim(one, 1).getFirst();
    assertThat(does(new BeginCreate(claimed, RULES))).isInstanceOf(MayCreate.class);
    // Its answer was lost, and it asks once more.
    assertThat(does(new BeginCreate(claimed, RULES))).isInstanceOf(MayCreate.class);
    QueuedRows.leaseOver(database);
    assertThat(claim(other, 1)).isEmpty();
    assertThat(lanes()).isZero();
    QueuedRows.pass(database, Duration.ofMinutes(1));
    assertThat(lanes()).isEqualTo(1);
    var taken = claim(other, 1).getFirst();
    assertThat(taken.delivery().standing().state().name()).isEqualTo("UNKNOWN");
    assertThat(says(claimed, GATE).kept()).isFalse();
    assertThat(QueuedRows.states(database)).containsExactly("unknown");
    assertThat(says(taken, GATE).kept()).isTrue();
    assertThat(QueuedRows.states(database)).containsExactly("created");
  }

  @Test
  void what_was_reduced_while_somebody_had_it_who_ended_is_given_to_the_next_as_it_is_wanted() {
    QueuedRows.line(database, location, integration, "A", 1);
    claim(one, 1);
    var less = Quantity.of("0.5");
    QueuedRows.wanted(database, less.value());
    for (var holder : List.of(other, one)) {
      QueuedRows.pass(database, Duration.ofMinutes(1));
      var given = claim(holder, 1).getFirst().delivery();
      assertThat(given.what().quantity()).isEqualTo(less);
      assertThat(given.wanted()).isNull();
      assertThat(given.version()).isEqualTo(2);
    }
  }

  private int lanes() {
    return database.glance(tx -> Due.of(tx, location, integration, 10)).lanes();
  }

  @Test
  void a_renewal_that_nobody_waited_for_is_not_undone_by_who_read_before_it() throws Exception {
    QueuedRows.line(database, location, integration, "A", 1);
    var claimed = claim(one, 1).getFirst();
    QueuedRows.renewedAmid(database, NEVER, () -> does(new BeginCreate(claimed, RULES)));
    QueuedRows.pass(database, Duration.ofMinutes(5));
    assertThat(claim(other, 1)).isEmpty();
    assertThat(says(claimed, GATE).kept()).isTrue();
  }
}
