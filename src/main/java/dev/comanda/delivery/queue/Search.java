package dev.comanda.delivery.queue;

import dev.comanda.json.NameKey;
import dev.comanda.json.Uuids;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What somebody types to find deliveries: a mark or its beginning, a document, the number, the SKU
 * or the name of a product, or the number of an order.
 */
public record Search(String text) {
  /** Characters of it. */
  public static final int CHARS_MAX = 200;

  /** Letters of a part of a name. */
  private static final int PART_CHARS_MIN = 3;

  private static final Pattern ORDER = Pattern.compile("#?([0-9]{1,9})");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

  /** The number of an order that may be meant. */
  OptionalInt orderNumber() {
    var found = ORDER.matcher(text);
    return found.matches() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }

  /** The id of a delivery that may be meant, which most marks end with. */
  Optional<UUID> id() {
    return HEX.matcher(text).matches()
        ? Uuids.parse(text.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
        : Uuids.parse(text);
  }

  /** What the key of a name must hold, or be. */
  String part() {
    return NameKey.of(text);
  }

  /**
   * Whether only the whole of a name is meant: so few letters stand in nearly every name, and all
   * that was ever booked would have to be looked at.
   */
  boolean wholeName() {
    var part = part();
    return part.codePointCount(0, part.length()) < PART_CHARS_MIN;
  }
}
