package dev.comanda.delivery;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.Told;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.queue.ActOn;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.queue.Queue;
import dev.comanda.location.Locations;
import dev.comanda.location.Quantity;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.Orders;
import dev.comanda.order.SentLine;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines that are sent to an integration to be booked, and what became of them. Thread-safe. */
public final class Workshop {
  private final Database database;
  private final LocationWriter writer;
  private final Orders orders;
  private final Running running;
  private final Keyring keyring;
  private final Clock clock;

  /** Lines are placed as orders of their integration's location. */
  Workshop(
      Database database,
      LocationWriter writer,
      Orders orders,
      Running running,
      Keyring keyring,
      Clock clock) {
    this.clock = clock;
    this.database = database;
    this.writer = writer;
    this.orders = orders;
    this.running = running;
    this.keyring = keyring;
  }

  /**
   * A line as it is sent.
   *
   * @param login of this line alone; null where the integration's is used
   */
  public record Line(
      String document,
      String productNumber,
      Quantity quantity,
      String uniqueId,
      @Nullable Login login) {
    /** Equal for lines that say the same. */
    private byte[] hash() {
      var content = String.join("\n", document, productNumber, quantity.toString());
      return Idempotency.hash(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A delivery, and how it stands in the words of the first integration. */
  public record Status(Delivery delivery, Told told) {}

  /** The integration that is called so in paths. */
  public Optional<Integration> bySlug(String slug) {
    return database.glance(tx -> Running.bySlug(tx, slug));
  }

  /** When its hours begin again; empty where it begins lines now. */
  public Optional<Instant> closedUntil(Integration of) {
    if (of.hoursFrom() == null) {
      return Optional.empty();
    }
    var now = clock.instant();
    var zone = database.read(tx -> Locations.one(tx, of.locationId())).timeZone();
    return of.hours(zone).filter(hours -> !hours.open(now)).map(hours -> hours.opensAt(now));
  }

  /**
   * Has a line booked; one that was sent before under the same id is the same line, however it was
   * edited since.
   *
   * @throws Refused {@code idempotency_key_reused} where another line was sent under this id, and
   *     as {@link Orders#send}
   */
  public Status create(Integration at, Line line) {
    var before = find(at, line.uniqueId());
    var hash = line.hash();
    if (before.isPresent()) {
      if (!Arrays.equals(hash, before.get().delivery().sentHash())) {
        throw Idempotency.reused();
      }
      return before.get();
    }
    var deliveryId = Ids.next();
    var login = line.login() == null ? null : keyring.seal(at, deliveryId, line.login());
    var sent =
        new Sent(
            deliveryId,
            at.id(),
            line.document(),
            line.productNumber(),
            line.uniqueId(),
            mark(at, line.uniqueId()),
            hash,
            login);
    var product = database.glance(tx -> Running.product(tx, at, line.productNumber())).orElse(null);
    var _ =
        orders.send(
            new SentLine(
                at.locationId(),
                product,
                "product " + line.productNumber(),
                line.quantity(),
                at.id(),
                sent),
            new Idempotency(at.id(), line.uniqueId(), hash));
    return find(at, line.uniqueId())
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "The line is not there any more."));
  }

  /** What became of a line that was sent under an id. */
  public Optional<Status> find(Integration at, String uniqueId) {
    return database
        .glance(tx -> Queue.sent(tx, at.locationId(), at.id(), uniqueId))
        .map(seen -> new Status(seen.delivery(), seen.told()));
  }

  /** What waits or is under way, in order; or what failed. */
  public List<Status> queue(Integration at, boolean errors) {
    return database.read(tx -> Queue.of(tx, at.locationId(), at.id(), errors)).stream()
        .map(seen -> new Status(seen.delivery(), seen.told()))
        .toList();
  }

  /**
   * Puts aside what waits, or what failed; what is under way right now goes on.
   *
   * @param who did it
   * @return how many
   */
  public int clear(Integration at, boolean errors, String who) {
    int cleared = 0;
    int more = clearSome(at, errors, who);
    while (more > 0) {
      cleared += more;
      more = clearSome(at, errors, who);
    }
    return cleared;
  }

  private int clearSome(Integration at, boolean errors, String who) {
    int cleared = 0;
    var act = new Act.Clear(who, "the queue was cleared");
    // From the end, so that nothing is booked because what stood before it was just put aside.
    var ids =
        database.read(tx -> Queue.lastOf(tx, at.locationId(), at.id(), errors)).stream()
            .map(seen -> seen.delivery().id())
            .toList();
    for (int from = 0; from < ids.size(); from += ActOn.AT_ONCE_MAX) {
      var some = ids.subList(from, Math.min(ids.size(), from + ActOn.AT_ONCE_MAX));
      var done = writer.submit(new ActOn(at.locationId(), some, act, running.rules(at))).value();
      cleared += (int) done.stream().filter(each -> each.ruling() instanceof Act.Changed).count();
    }
    return cleared;
  }

  private static String mark(Integration at, String uniqueId) {
    return at.markPrefix() + Mark.written(uniqueId);
  }
}
