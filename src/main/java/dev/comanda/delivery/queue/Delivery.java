package dev.comanda.delivery.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.course.Item;
import dev.comanda.delivery.course.Lane;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.course.Standing;
import dev.comanda.location.Quantity;
import dev.comanda.log.Head;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that is to be booked in an ERP.
 *
 * @param seq of the event that placed it: its place in its lane
 * @param lineNo of the order's line, from 1
 * @param what is to be booked
 * @param mark by which its line is known in the ERP
 * @param uniqueId by which whoever sent it knows it; null where it came from an order
 * @param sentHash of what was sent under that id, however it was edited since; null where it came
 *     from an order
 * @param login its own user and password, sealed; null where the integration's are used
 * @param standing how far it is
 * @param wanted so much of it its order wants by now; null where that is what is to be booked
 * @param version grows with every change
 */
public record Delivery(
    UUID id,
    UUID locationId,
    UUID integrationId,
    @JsonIgnore long seq,
    UUID orderId,
    int lineNo,
    @JsonIgnore Aim aim,
    @JsonUnwrapped What what,
    String mark,
    @Nullable String uniqueId,
    @JsonIgnore byte @Nullable [] sentHash,
    @JsonIgnore byte @Nullable [] login,
    @JsonIgnore Standing standing,
    @Nullable Quantity wanted,
    Instant placedAt,
    Instant changedAt,
    int version) {

  /**
   * What is to be booked.
   *
   * @param document null where nobody has said yet on which
   * @param productNumber in the ERP; null where nobody has said yet
   * @param description what we call the product
   */
  public record What(
      @Nullable String document,
      UUID productId,
      @Nullable String productNumber,
      String description,
      Quantity quantity,
      String unit) {
    /** The same, on a document. */
    What on(String itsDocument) {
      return new What(itsDocument, productId, productNumber, description, quantity, unit);
    }

    /** The same, another amount of it. */
    What of(Quantity amount) {
      return new What(document, productId, productNumber, description, amount, unit);
    }

    /** The same, but for what is said; what is null stays. */
    public What but(
        @Nullable String newDocument, @Nullable String newNumber, @Nullable Quantity amount) {
      return new What(
          newDocument == null ? document : newDocument,
          productId,
          newNumber == null ? productNumber : newNumber,
          description,
          amount == null ? quantity : amount,
          unit);
    }

    /** What of it counts when it is decided about. */
    public Item item() {
      return new Item(document, productNumber, quantity.value());
    }
  }

  /** Which delivery, of which place. */
  public record Key(UUID locationId, UUID deliveryId) {}

  /** Its lane; null while it has no document. */
  LaneRows.@Nullable Key lane() {
    return what.document() == null
        ? null
        : new LaneRows.Key(locationId, integrationId, what.document());
  }

  /** The same, where its first event has a number. */
  Delivery at(long itsSeq) {
    return new Delivery(
        id,
        locationId,
        integrationId,
        itsSeq,
        orderId,
        lineNo,
        aim,
        what,
        mark,
        uniqueId,
        sentHash,
        login,
        standing,
        wanted,
        placedAt,
        changedAt,
        version);
  }

  /** The same in its next version; a login of its own is not kept longer than it is needed. */
  public Delivery with(Standing now, Instant at) {
    return with(what, now, at);
  }

  /** The same in its next version, where something else is to be booked. */
  Delivery with(What other, Standing now, Instant at) {
    return with(other, now, wanted, at);
  }

  /** The same in its next version, where its order wants so much of it; null for what is booked. */
  Delivery wanting(@Nullable Quantity amount, Instant at) {
    return with(what, standing, amount, at);
  }

  /**
   * The same with as much to be booked as its order wants by now, where it surely may be changed:
   * nobody works on it, and it is not in the ERP.
   */
  Delivery following(Rules rules, Head head) {
    if (wanted == null || standing.voidWanted()) {
      return this;
    }
    var less = what.of(wanted);
    return new Act.Edit(less.item(), false).on(id, standing, Lane.NEW, rules, head.databaseNow())
            instanceof Act.Changed changed
        ? with(less, changed.standing(), null, head.now())
        : this;
  }

  private Delivery with(What other, Standing now, @Nullable Quantity amount, Instant at) {
    return new Delivery(
        id,
        locationId,
        integrationId,
        seq,
        orderId,
        lineNo,
        aim,
        other,
        mark,
        uniqueId,
        sentHash,
        over(now) ? null : login,
        now,
        amount,
        placedAt,
        at,
        version + 1);
  }

  private static boolean over(Standing now) {
    return switch (now.state()) {
      case CREATED, SKIPPED, CANCELLED -> true;
      case HELD, PLACED, ERROR, UNKNOWN, CLEARED -> false;
    };
  }
}
