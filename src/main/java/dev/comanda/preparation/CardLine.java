package dev.comanda.preparation;

import dev.comanda.catalog.Allergen;
import dev.comanda.location.Quantity;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.LineModifier;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order as it stands on a ticket.
 *
 * @param no of the order's line
 * @param name in the location's first language
 * @param modifiers what was chosen, in the same language
 * @param before what changed since somebody at the station last confirmed; null where nothing did
 */
public record CardLine(
    int no,
    UUID productId,
    String name,
    Quantity quantity,
    String unit,
    List<String> modifiers,
    @Nullable String note,
    List<Allergen> allergens,
    Line.State state,
    @Nullable Before before) {

  /** One unit. */
  static final Quantity ONE = Quantity.of("1");

  /**
   * What a line was when somebody at the station last confirmed it.
   *
   * @param note null where it was the same, or none
   */
  public record Before(Line.State state, Quantity quantity, @Nullable String note) {}

  /** Copies the lists. */
  public CardLine {
    modifiers = List.copyOf(modifiers);
    allergens = List.copyOf(allergens);
  }

  /** A line of an order, or so much of it. */
  static CardLine of(Line line, Quantity quantity, List<Allergen> allergens) {
    return new CardLine(
        line.no(),
        line.productId(),
        line.name(),
        quantity,
        line.unit(),
        line.modifiers().stream().map(LineModifier::name).toList(),
        line.note(),
        allergens,
        line.state(),
        null);
  }

  /** One unit of it. */
  CardLine one() {
    return with(ONE, note, state, before);
  }

  /** Whether it is still to be had. */
  boolean counts() {
    return state == Line.State.ORDERED;
  }

  boolean changed() {
    return before != null;
  }

  /**
   * The line as its order has it now.
   *
   * @param unit whether this is one unit of it, whose quantity is its own
   */
  CardLine following(Line now, boolean unit) {
    var nowQuantity = unit ? quantity : now.quantity();
    if (state == now.state() && quantity.equals(nowQuantity) && Objects.equals(note, now.note())) {
      return this;
    }
    var was = before == null ? new Before(state, quantity, note) : before;
    return with(nowQuantity, now.note(), now.state(), was);
  }

  /** The line that is not wanted any more. */
  CardLine struck() {
    var was = before == null ? new Before(state, quantity, note) : before;
    return with(quantity, note, Line.State.VOIDED, was);
  }

  /** The line once somebody at the station has seen what changed. */
  CardLine confirmed() {
    return before == null ? this : with(quantity, note, state, null);
  }

  private CardLine with(
      Quantity nowQuantity, @Nullable String nowNote, Line.State nowState, @Nullable Before was) {
    return new CardLine(
        no, productId, name, nowQuantity, unit, modifiers, nowNote, allergens, nowState, was);
  }
}
