package dev.comanda.log;

import dev.comanda.problem.Refused;
import java.util.regex.Pattern;

/**
 * A place in a location's log, {@code epoch:seq} on the wire. The epoch changes when the log's
 * numbers can no longer be trusted to mean the same events, as after a restore.
 */
public record Position(long epoch, long seq) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15}):(\\d{1,18})");

  /**
   * Reads a position that a client sent.
   *
   * @param pointer how the refusal names the field
   * @throws Refused {@code invalid}
   */
  public static Position parse(String text, String pointer) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw Refused.field(pointer, "position", "A position looks like 1:42.");
    }
    return new Position(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
  }

  @Override
  public String toString() {
    return epoch + ":" + seq;
  }
}
