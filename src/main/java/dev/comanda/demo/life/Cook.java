package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.life.Lots.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cook at one station, who decides what to do next. How long a ticket takes hangs on the ticket
 * alone, so it is the same after a start. Whoever else touches a ticket has the station for a
 * while: the cook steps back. Not thread-safe.
 */
final class Cook {
  /** So long after somebody else's last touch. */
  static final Duration STEPS_BACK = Duration.ofMinutes(3);

  /** Tickets that a cook has in hand at once. */
  static final int HANDS = 3;

  /** Seconds until a cook begins. */
  private static final Span BEGIN = new Span(5, 25);

  /** Seconds until somebody takes out what is ready. */
  private static final Span TAKEN_OUT = new Span(15, 45);

  /** The part of the minutes of a ticket that a cook of a demonstration takes for it. */
  private static final int QUICKER = 9;

  private final int haste;
  private final Map<UUID, Integer> versions = new HashMap<>();
  private Instant back = Instant.MIN;

  /** A cook who is so many times as quick. */
  Cook(int haste) {
    this.haste = haste;
  }

  /** What a station's screen shows of a ticket; null where it is not so far. */
  record Slip(
      UUID id,
      int version,
      String state,
      boolean unconfirmed,
      int minutes,
      Instant fireAt,
      @Nullable Instant firedAt,
      @Nullable Instant readyAt) {

    private static Slip of(JsonNode ticket) {
      return new Slip(
          UUID.fromString(ticket.path("id").asText()),
          ticket.path("version").asInt(),
          ticket.path("state").asText(),
          ticket.path("unconfirmed").asBoolean(),
          ticket.path("minutes").asInt(),
          Instant.parse(ticket.path("fire_at").asText()),
          at(ticket.path("fired_at")),
          at(ticket.path("ready_at")));
    }

    private static @Nullable Instant at(JsonNode time) {
      return time.isTextual() ? Instant.parse(time.asText()) : null;
    }
  }

  /** What is done to a ticket as it was seen. */
  record Deed(UUID ticket, int version, String step) {}

  /** What a station's screen shows, the first first. */
  static List<Slip> slips(JsonNode view) {
    var slips = new ArrayList<Slip>();
    view.path("tickets").forEach(ticket -> slips.add(Slip.of(ticket)));
    view.path("done").forEach(ticket -> slips.add(Slip.of(ticket)));
    return slips;
  }

  /** What comes next, if anything does; {@code now} by the clock of the server. */
  Optional<Deed> next(List<Slip> slips, Instant now) {
    look(slips, now);
    if (now.isBefore(back)) {
      return Optional.empty();
    }
    long inHand = slips.stream().filter(slip -> slip.state().equals("fired")).count();
    return slips.stream().flatMap(slip -> next(slip, now, inHand).stream()).findFirst();
  }

  /** What was done made another version of a ticket, which is nobody else's. */
  void did(UUID ticket, int version) {
    versions.put(ticket, version);
  }

  private void look(List<Slip> slips, Instant now) {
    boolean touched =
        slips.stream()
            .anyMatch(slip -> versions.getOrDefault(slip.id(), slip.version()) != slip.version());
    if (touched) {
      back = now.plus(STEPS_BACK.dividedBy(haste));
    }
    versions.clear();
    versions.putAll(slips.stream().collect(Collectors.toMap(Slip::id, Slip::version)));
  }

  private Optional<Deed> next(Slip slip, Instant now, long inHand) {
    var lots = new Lots(slip.id().getLeastSignificantBits());
    var begin = lots.seconds(BEGIN);
    var taken = lots.seconds(TAKEN_OUT);
    int seconds = Math.max(1, slip.minutes() * 60 / QUICKER);
    var made = lots.seconds(new Span(seconds * 2 / 3, seconds * 4 / 3));
    if (slip.unconfirmed()) {
      return Optional.of(deed(slip, "confirmation"));
    }
    return switch (slip.state()) {
      case "queued" ->
          inHand < HANDS && over(slip.fireAt(), begin, now)
              ? Optional.of(deed(slip, "start"))
              : Optional.empty();
      case "fired" ->
          over(slip.firedAt(), made, now) ? Optional.of(deed(slip, "ready")) : Optional.empty();
      case "ready" ->
          over(slip.readyAt(), taken, now) ? Optional.of(deed(slip, "served")) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean over(@Nullable Instant since, Duration pause, Instant now) {
    return since != null && !since.plus(pause.dividedBy(haste)).isAfter(now);
  }

  private static Deed deed(Slip slip, String step) {
    return new Deed(slip.id(), slip.version(), step);
  }
}
