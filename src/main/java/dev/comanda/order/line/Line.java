package dev.comanda.order.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.json.Utf8;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One product of an order; everything is fixed when it is ordered, so that a later change of the
 * catalog touches no past line.
 *
 * @param no 1 for the first line of its order
 * @param unitPrice of one unit with its modifiers
 * @param catalogPrice what that would have been, where staff set another price; else null
 * @param productId of the open item where it is one
 * @param openItem true for what is not in the catalog, else null
 * @param name in the location's first language; {@code names} has all
 * @param partOf which line of the order this was a part of until it was voided; else null
 */
public record Line(
    int no,
    UUID productId,
    @Nullable Boolean openItem,
    String name,
    Map<String, String> names,
    Quantity quantity,
    String unit,
    Money unitPrice,
    @Nullable Money catalogPrice,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LineModifier> modifiers,
    Money total,
    String taxClass,
    Rate taxRate,
    TaxMode taxMode,
    @Nullable String note,
    State state,
    @Nullable String voidReason,
    @Nullable Integer partOf) {

  /** Bytes of a line in an answer without its texts; measured 440. */
  public static final int FRAME_BYTES = 450;

  /** Bytes of a name in one language without its text. */
  static final int NAME_FRAME_BYTES = 8;

  /** What became of it. */
  public enum State {
    @JsonProperty("ordered")
    ORDERED,
    @JsonProperty("voided")
    VOIDED
  }

  /** Copies names and modifiers; absent modifiers are none. */
  public Line {
    names = Map.copyOf(names);
    modifiers = modifiers == null ? List.of() : List.copyOf(modifiers);
  }

  /** Bytes in an answer, about: a little more than measured, and without escapes. */
  public int bytes() {
    int bytes = FRAME_BYTES + Utf8.bytes(name);
    bytes += note == null ? 0 : Utf8.bytes(note);
    bytes += voidReason == null ? 0 : Utf8.bytes(voidReason);
    for (var each : names.entrySet()) {
      bytes += NAME_FRAME_BYTES + Utf8.bytes(each.getValue());
    }
    for (var modifier : modifiers) {
      bytes += modifier.bytes();
    }
    return bytes;
  }

  /** Whether it is still to be had and paid for. */
  public boolean counts() {
    return state == State.ORDERED;
  }

  /** The same line, which counts no more. */
  public Line voided(String reason) {
    return with(note, State.VOIDED, reason);
  }

  /** The same line, of which so much is left. */
  public Line rest(Quantity left) {
    return of(no, left, left.lineTotal(unitPrice), state, voidReason, partOf);
  }

  /**
   * What is voided where so much of it is left; both cost what the whole did.
   *
   * @param newNo its own number
   */
  public Line part(int newNo, Quantity left, String reason) {
    var gone = new Quantity(quantity.value().subtract(left.value()));
    var minor = total.minor() - left.lineTotal(unitPrice).minor();
    return of(newNo, gone, new Money(minor, total.currency()), State.VOIDED, reason, no);
  }

  private Line of(
      int newNo,
      Quantity newQuantity,
      Money newTotal,
      State newState,
      @Nullable String reason,
      @Nullable Integer newPartOf) {
    return new Line(
        newNo,
        productId,
        openItem,
        name,
        names,
        newQuantity,
        unit,
        unitPrice,
        catalogPrice,
        modifiers,
        newTotal,
        taxClass,
        taxRate,
        taxMode,
        note,
        newState,
        reason,
        newPartOf);
  }

  /** The same without what people wrote: for who may not read that. */
  public Line withoutWords() {
    return with(null, state, null);
  }

  private Line with(@Nullable String newNote, State newState, @Nullable String reason) {
    return new Line(
        no,
        productId,
        openItem,
        name,
        names,
        quantity,
        unit,
        unitPrice,
        catalogPrice,
        modifiers,
        total,
        taxClass,
        taxRate,
        taxMode,
        newNote,
        newState,
        reason,
        partOf);
  }
}
