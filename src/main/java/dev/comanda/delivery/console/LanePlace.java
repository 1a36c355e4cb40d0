package dev.comanda.delivery.console;

import dev.comanda.json.Instants;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a lane stands in the list: after those that stand worse or wait longer.
 *
 * @param since when the first line was placed that waits in it; null where none does
 * @param document empty of those lines that have none
 */
record LanePlace(LaneState state, @Nullable Instant since, String document) {
  private static final Pattern TEXT =
      Pattern.compile("([0-4]);([^;]{0,40});(.{0,400})", Pattern.DOTALL);

  /** As a cursor. */
  String cursor() {
    var text = state.rank() + ";" + (since == null ? "" : since) + ";" + document;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The place that a cursor tells.
   *
   * @throws Refused {@code invalid} naming {@code cursor}
   */
  static Optional<LanePlace> of(Optional<String> cursor) {
    return cursor.map(LanePlace::parse);
  }

  private static LanePlace parse(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var found = TEXT.matcher(text);
      if (found.matches() && text.indexOf('\0') < 0 && text.indexOf('\uFFFD') < 0) {
        var since = found.group(2);
        return new LanePlace(
            LaneState.ranked(Integer.parseInt(found.group(1))),
            since.isEmpty() ? null : Instants.within(Instant.parse(since)),
            found.group(3));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Refused below, as every text that is no cursor.
    }
    throw Refused.field("query:cursor", "cursor", "Send the next_cursor of the page before.");
  }
}
