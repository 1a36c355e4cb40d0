package dev.comanda.log;

import dev.comanda.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The locked row of a location's log inside a transaction: hands out the next numbers and collects
 * the events. Whoever holds it has the lock. Not thread-safe.
 */
public final class Head {
  private final UUID locationId;
  private final Revision revision;
  private final Instant now;
  private final Instant databaseNow;
  private final List<NewEvent> events = new ArrayList<>();
  private long lastSeq;
  private LocalDate businessDate;
  private int lastOrderNumber;
  private int lastSerial;
  private final Sums sums;
  private Runnable whenCommitted = () -> {};

  /** An event with its data as JSON text. */
  public record NewEvent(
      UUID locationId,
      long seq,
      Instant at,
      EventType type,
      @Nullable UUID sessionId,
      @Nullable UUID orderId,
      String data) {}

  Head(
      UUID locationId,
      Revision revision,
      long lastSeq,
      LocalDate businessDate,
      int lastOrderNumber,
      int lastSerial,
      Sums sums,
      Instant now,
      Instant databaseNow) {
    this.locationId = locationId;
    this.revision = revision;
    this.lastSeq = lastSeq;
    this.businessDate = businessDate;
    this.lastOrderNumber = lastOrderNumber;
    this.lastSerial = lastSerial;
    this.sums = sums;
    this.now = now;
    this.databaseNow = databaseNow;
  }

  /** The time of this transaction; microseconds, as PostgreSQL keeps them. */
  public Instant now() {
    return now;
  }

  /**
   * The same by the clock of the database, which all nodes share: for what one node writes and
   * another compares with its own time.
   */
  public Instant databaseNow() {
    return databaseNow;
  }

  /**
   * Appends an event.
   *
   * @param data what the event is about, as staff see it afterwards; written as JSON
   */
  public long append(
      EventType type, @Nullable UUID sessionId, @Nullable UUID orderId, Object data) {
    return appendJson(type, sessionId, orderId, Json.text(data));
  }

  /** Appends an event whose data is JSON already; otherwise as {@link #append}. */
  public long appendJson(
      EventType type, @Nullable UUID sessionId, @Nullable UUID orderId, String data) {
    if (type == EventType.UNKNOWN) {
      throw new IllegalArgumentException("An event has a type.");
    }
    lastSeq++;
    events.add(new NewEvent(locationId, lastSeq, now, type, sessionId, orderId, data));
    return lastSeq;
  }

  /**
   * The later of the stored business date and {@code computed}, so that it never runs backwards.
   */
  public LocalDate laterBusinessDate(LocalDate computed) {
    return computed.isAfter(businessDate) ? computed : businessDate;
  }

  /**
   * Enters a business date that is not before the stored one; a new one starts the numbers at 1.
   */
  public void businessDate(LocalDate date) {
    if (date.isAfter(businessDate)) {
      businessDate = date;
      lastOrderNumber = 0;
    }
  }

  /** The next order number of the business date. */
  public int nextOrderNumber() {
    return ++lastOrderNumber;
  }

  /** The next serial of the location: from 1, never reset, never given out again. */
  public int nextSerial() {
    return ++lastSerial;
  }

  /** What is counted at the location; written with the events of this transaction. */
  public Sums sums() {
    return sums;
  }

  /**
   * Has something done once this transaction is known to be committed, in the order in which it was
   * said; never when it was undone or nobody knows. So what is remembered beside the log is true.
   */
  public void whenCommitted(Runnable then) {
    var before = whenCommitted;
    whenCommitted =
        () -> {
          before.run();
          then.run();
        };
  }

  /** It is committed. */
  public void committed() {
    whenCommitted.run();
  }

  /** Whose it is. */
  public UUID locationId() {
    return locationId;
  }

  /** The configuration that the location has, before this transaction changes it. */
  public Revision revision() {
    return revision;
  }

  /** Where the log is once this transaction has done what it did so far. */
  public Position position() {
    return new Position(epoch(), lastSeq);
  }

  /** In which epoch its numbers count. */
  public long epoch() {
    return revision.epoch();
  }

  long lastSeq() {
    return lastSeq;
  }

  LocalDate businessDate() {
    return businessDate;
  }

  int lastOrderNumber() {
    return lastOrderNumber;
  }

  int lastSerial() {
    return lastSerial;
  }

  /** What was appended and is to be written. */
  public List<NewEvent> newEvents() {
    return events;
  }

  /** What was appended, as screens hear of it. */
  public List<Event> events() {
    return events.stream()
        .map(
            e ->
                new Event(
                    new Position(epoch(), e.seq()).toString(),
                    e.seq(),
                    e.type(),
                    e.at(),
                    e.sessionId(),
                    e.orderId(),
                    e.data()))
        .toList();
  }
}
