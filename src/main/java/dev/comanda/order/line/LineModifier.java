package dev.comanda.order.line;

import dev.comanda.json.Utf8;
import dev.comanda.location.Money;
import java.util.Map;
import java.util.UUID;

/**
 * What was chosen with a line's product; fixed when it is ordered.
 *
 * @param groupId of what it was chosen
 * @param name in the location's first language; {@code names} has all
 * @param price what it adds to the price of one unit
 */
public record LineModifier(
    UUID id, UUID groupId, String name, Map<String, String> names, Money price) {

  /** Bytes in an answer without its texts; measured 170. */
  private static final int FRAME_BYTES = 180;

  /** Copies the names. */
  public LineModifier {
    names = Map.copyOf(names);
  }

  /** Bytes in an answer, about. */
  int bytes() {
    int bytes = FRAME_BYTES + Utf8.bytes(name);
    for (var each : names.values()) {
      bytes += Line.NAME_FRAME_BYTES + Utf8.bytes(each);
    }
    return bytes;
  }
}
