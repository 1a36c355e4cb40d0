package dev.comanda.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.location.Consumption;
import dev.comanda.location.Money;
import dev.comanda.order.line.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order, as staff see it.
 *
 * @param number consecutive per location and business date, from 1
 * @param serials one for each scanned drink, from 1 per location, never reset; otherwise none
 * @param size of a scanned drink, as it was asked for
 * @param placedBy the guest, the member of staff or the phone that scanned
 * @param total the sum of the lines that are not voided
 * @param version grows with every change
 */
public record Order(
    UUID id,
    UUID locationId,
    LocalDate businessDate,
    int number,
    List<Integer> serials,
    Source source,
    @Nullable UUID sessionId,
    UUID placedBy,
    @Nullable String customerName,
    @Nullable String size,
    Consumption consumption,
    State state,
    Money total,
    Instant placedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancelReason,
    int version,
    List<Line> lines) {

  /** Lines of one order. */
  public static final int LINES_MAX = 100;

  /** Bytes of an order in an answer: 100 lines with a note of 100 letters have 70 KB. */
  public static final int BYTES_MAX = 128 * 1024;

  /** Bytes of an order in an answer without its lines; measured 560. */
  static final int FRAME_BYTES = 600;

  /** The largest total: a thousand million euros, so that no sum of a day leaves 64 bits. */
  public static final long TOTAL_MINOR_MAX = 100_000_000_000L;

  /** Characters of a reason or a note. */
  public static final int NOTE_CHARS_MAX = 200;

  /** Characters of a customer's name. */
  public static final int CUSTOMER_CHARS_MAX = 100;

  /** Who ordered. */
  public enum Source {
    @JsonProperty("guest")
    GUEST,
    @JsonProperty("waiter")
    WAITER,
    @JsonProperty("scan")
    SCAN,
    @JsonProperty("api")
    API
  }

  /** What became of it. */
  public enum State {
    @JsonProperty("placed")
    PLACED,
    @JsonProperty("cancelled")
    CANCELLED
  }

  /** Copies the lists; orders that were logged before there were serials have none. */
  public Order {
    serials = serials == null ? List.of() : List.copyOf(serials);
    lines = List.copyOf(lines);
  }

  /** Bytes in an answer, about. */
  static int bytes(List<Line> lines) {
    return FRAME_BYTES + lines.stream().mapToInt(Line::bytes).sum();
  }

  /** The same order with these lines, as rows of it are read. */
  Order read(List<Line> readLines) {
    return read(serials, size, readLines);
  }

  /** The same order as its scan tells, as rows of it are read. */
  public Order scanned(int serial, String scannedSize) {
    return read(List.of(serial), scannedSize, lines);
  }

  private Order read(List<Integer> readSerials, @Nullable String readSize, List<Line> readLines) {
    return new Order(
        id,
        locationId,
        businessDate,
        number,
        readSerials,
        source,
        sessionId,
        placedBy,
        customerName,
        readSize,
        consumption,
        state,
        total,
        placedAt,
        cancelledAt,
        cancelReason,
        version,
        readLines);
  }

  /** The order after a change of its lines, and the total that follows. */
  Order with(List<Line> newLines) {
    return changed(newLines, state, cancelledAt, cancelReason);
  }

  /** The same order without what people wrote about it: customer, notes, reasons. */
  public Order withoutWords() {
    return new Order(
        id,
        locationId,
        businessDate,
        number,
        serials,
        source,
        sessionId,
        placedBy,
        null,
        size,
        consumption,
        state,
        total,
        placedAt,
        cancelledAt,
        null,
        version,
        lines.stream().map(Line::withoutWords).toList());
  }

  /** The order cancelled: every line that counted is voided with the same reason. */
  Order cancelled(Instant at, String reason) {
    var voided = lines.stream().map(line -> line.counts() ? line.voided(reason) : line).toList();
    return changed(voided, State.CANCELLED, at, reason);
  }

  private Order changed(
      List<Line> newLines, State newState, @Nullable Instant at, @Nullable String reason) {
    long sum = newLines.stream().filter(Line::counts).mapToLong(line -> line.total().minor()).sum();
    return new Order(
        id,
        locationId,
        businessDate,
        number,
        serials,
        source,
        sessionId,
        placedBy,
        customerName,
        size,
        consumption,
        newState,
        new Money(sum, total.currency()),
        placedAt,
        at,
        reason,
        version + 1,
        newLines);
  }
}
