package dev.comanda.preparation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.preparation.match.WaitingTicket;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One station's part of an order; at a station of robots, one unit of a line. It has neither prices
 * nor codes.
 *
 * @param part which of its order's tickets it is, from 1
 * @param card what is to be made, and for whom
 * @param progress how far that is
 * @param version grows with every change
 */
public record Ticket(
    UUID id,
    UUID locationId,
    UUID orderId,
    int part,
    @Nullable UUID sessionId,
    @JsonUnwrapped Card card,
    @JsonUnwrapped Progress progress,
    int version) {

  /** How far a ticket is. */
  public enum State {
    /** It waits for a worker. */
    @JsonProperty("queued")
    QUEUED,
    /** Somebody has it in hand. */
    @JsonProperty("fired")
    FIRED,
    /** It can be served. */
    @JsonProperty("ready")
    READY,
    /** It was served, and nothing is left to do. */
    @JsonProperty("served")
    SERVED,
    /** It goes no further by itself: somebody has to look. */
    @JsonProperty("held")
    HELD,
    /** Nothing of it is wanted any more. */
    @JsonProperty("cancelled")
    CANCELLED
  }

  /** Why a ticket goes no further by itself. */
  public enum Held {
    /** Nothing says which station prepares it. */
    @JsonProperty("no_station")
    NO_STATION,
    /** Its station is no more. */
    @JsonProperty("station_gone")
    STATION_GONE,
    /** More units than robots are given at once, or a part of one. */
    @JsonProperty("too_many")
    TOO_MANY,
    /** It was handed over, and nothing was heard of it: it may have been made. */
    @JsonProperty("no_report")
    NO_REPORT,
    /** It was begun, and its worker fell silent. */
    @JsonProperty("silent")
    SILENT,
    /** Its worker says that it cannot be made. */
    @JsonProperty("failed")
    FAILED,
    /** It was to be made on an earlier day, and nobody has said what became of it. */
    @JsonProperty("left_over")
    LEFT_OVER
  }

  /** In which order tickets of a station are made. */
  static final Comparator<Ticket> FIRST =
      Comparator.comparing((Ticket ticket) -> ticket.progress().sortAt()).thenComparing(Ticket::id);

  /** Whether it is, or was, to be made. */
  public boolean wanted() {
    return progress.state() != State.CANCELLED && !card.voided();
  }

  /** Whether there is still something to do at a station. */
  public boolean open() {
    return switch (progress.state()) {
      case QUEUED, FIRED, HELD -> true;
      case READY, SERVED, CANCELLED -> false;
    };
  }

  /** Whether its station has still to make it. */
  boolean works() {
    return (progress.state() == State.QUEUED || progress.state() == State.FIRED) && !card.voided();
  }

  /** Whether what it takes counts where it was taken in: it is to be made, or was. */
  boolean takenIn() {
    return switch (progress.state()) {
      case QUEUED, FIRED, HELD -> !card.voided();
      case READY, SERVED -> true;
      case CANCELLED -> false;
    };
  }

  /** What of it counts when it is matched with who works. */
  public WaitingTicket waiting() {
    return new WaitingTicket(
        id,
        card.lines().stream()
            .map(line -> WaitingTicket.Product.of(line.productId(), line.name()))
            .toList(),
        Optional.ofNullable(card.customerName()),
        progress.rush(),
        progress.fireAt(),
        progress.placedAt(),
        Set.copyOf(progress.rejectedBy()));
  }

  /** The same in its next version, further on. */
  public Ticket with(Progress now) {
    return with(card, now);
  }

  /** The same in its next version, with another card, further on. */
  Ticket with(Card nowCard, Progress now) {
    return new Ticket(id, locationId, orderId, part, sessionId, nowCard, now, version + 1);
  }

  /** The same in its next version, of another session. */
  Ticket in(UUID nowSession, Card nowCard) {
    return new Ticket(id, locationId, orderId, part, nowSession, nowCard, progress, version + 1);
  }
}
