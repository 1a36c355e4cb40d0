package dev.comanda.preparation;

import dev.comanda.location.Consumption;
import dev.comanda.order.Order;
import dev.comanda.preparation.ready.Promise;
import dev.comanda.preparation.ready.Taken;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a ticket.
 *
 * @param orderNumber consecutive per location and business date
 * @param unit which unit of its line it is, from 1; null where it is a whole part of an order
 * @param place the name of its session; null without one
 * @param movedFrom the name before, until somebody at the station has seen the new one
 * @param size of a scanned drink
 * @param placedBy who placed the order
 * @param minutes that it takes
 * @param promise when it should be ready; null where nobody knows who makes it
 * @param taken where it was counted as taken in; null where it was not
 * @param unconfirmed whether something changed that nobody at the station has confirmed
 */
public record Card(
    int orderNumber,
    @Nullable Integer unit,
    @Nullable String place,
    @Nullable String movedFrom,
    @Nullable String customerName,
    @Nullable String size,
    Order.Source source,
    UUID placedBy,
    Consumption consumption,
    int minutes,
    @Nullable Promise promise,
    @Nullable Taken taken,
    List<CardLine> lines,
    boolean unconfirmed) {

  /** Copies the lines. */
  public Card {
    lines = List.copyOf(lines);
  }

  /** Whether nothing of it is wanted any more. */
  public boolean voided() {
    return lines.stream().noneMatch(CardLine::counts);
  }

  /** The card with its lines as its order has them now; the same where nothing is another. */
  Card following(Order order) {
    var now =
        lines.stream()
            .map(line -> line.following(order.lines().get(line.no() - 1), unit != null))
            .toList();
    return now.equals(lines) ? this : with(place, movedFrom, now, true);
  }

  /** The card where it was taken in somewhere else, or nowhere. */
  Card takenIn(@Nullable Taken where) {
    return new Card(
        orderNumber,
        unit,
        place,
        movedFrom,
        customerName,
        size,
        source,
        placedBy,
        consumption,
        minutes,
        promise,
        where,
        lines,
        unconfirmed);
  }

  /** The card as one unit, where it is no more than that. */
  Card asUnit() {
    boolean one =
        unit == null && lines.size() == 1 && lines.getFirst().quantity().equals(CardLine.ONE);
    return new Card(
        orderNumber,
        one ? Integer.valueOf(1) : unit,
        place,
        movedFrom,
        customerName,
        size,
        source,
        placedBy,
        consumption,
        minutes,
        promise,
        taken,
        lines,
        unconfirmed);
  }

  /** The card of which nothing is wanted any more, until that is confirmed. */
  Card struck() {
    return with(place, movedFrom, lines.stream().map(CardLine::struck).toList(), true);
  }

  /** The card where its session has another name; what it was before stays until confirmed. */
  Card moved(String to) {
    if (to.equals(place)) {
      return this;
    }
    var before = movedFrom == null ? place : movedFrom;
    return to.equals(before)
        ? with(to, null, lines, lines.stream().anyMatch(CardLine::changed))
        : with(to, before, lines, true);
  }

  /** The card once somebody at the station has seen all that changed. */
  Card confirmed() {
    return unconfirmed
        ? with(place, null, lines.stream().map(CardLine::confirmed).toList(), false)
        : this;
  }

  private Card with(
      @Nullable String nowPlace,
      @Nullable String before,
      List<CardLine> nowLines,
      boolean nowUnconfirmed) {
    return new Card(
        orderNumber,
        unit,
        nowPlace,
        before,
        customerName,
        size,
        source,
        placedBy,
        consumption,
        minutes,
        promise,
        taken,
        nowLines,
        nowUnconfirmed);
  }
}
