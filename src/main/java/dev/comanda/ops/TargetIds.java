package dev.comanda.ops;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a line of the log keeps what it is about in one text: the id of a thing, and behind it what
 * of the thing it was, or what became of it. Pure.
 */
public final class TargetIds {
  /** The same for each id. */
  private static final int ID_CHARS = 36;

  private static final String LINE = "/lines/";
  private static final String PAYMENT = "/payments/";
  private static final String SOLD_OUT = "/sold_out";
  private static final String BACK = "/back";

  private TargetIds() {}

  /** A line of an order. */
  public static String line(UUID order, String no) {
    return order + LINE + no;
  }

  /** A payment of the bill of a session or an order. */
  public static String payment(UUID bill, UUID payment) {
    return bill + PAYMENT + payment;
  }

  /** A product that can be had from now on, or not. */
  public static String available(UUID product, boolean available) {
    return product + (available ? BACK : SOLD_OUT);
  }

  /** The thing itself. */
  static UUID thing(String text) {
    return UUID.fromString(text.substring(0, Math.min(ID_CHARS, text.length())));
  }

  /** What clients see: the id, with the line where it is one of an order. */
  static String shown(String text) {
    return line(text).isPresent() ? text : thing(text).toString();
  }

  /** The number of the line. */
  static Optional<Integer> line(String text) {
    return part(text, LINE).map(Integer::valueOf);
  }

  /** The payment. */
  static Optional<UUID> payment(String text) {
    return part(text, PAYMENT).map(UUID::fromString);
  }

  /** Whether a product can be had from then on; null where the line does not say. */
  static @Nullable Boolean available(String text) {
    if (text.endsWith(BACK)) {
      return true;
    }
    return text.endsWith(SOLD_OUT) ? false : null;
  }

  private static Optional<String> part(String text, String mark) {
    return text.startsWith(mark, ID_CHARS)
        ? Optional.of(text.substring(ID_CHARS + mark.length()))
        : Optional.empty();
  }
}
