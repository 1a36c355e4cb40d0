package dev.comanda.log.bell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a ring says: {@code location:seq}, several of them with a space between. */
final class RingText {
  /** PostgreSQL takes a payload that is shorter than 8,000 bytes; ours is plain ASCII. */
  static final int BYTES_MAX = 7_999;

  private static final Pattern PART =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,18})");

  private RingText() {}

  /** As few texts as hold all of it, none longer than {@link #BYTES_MAX}. */
  static List<String> of(Map<UUID, Long> lastSeqs) {
    var texts = new ArrayList<String>();
    var text = new StringBuilder();
    for (var each : lastSeqs.entrySet()) {
      var part = each.getKey() + ":" + each.getValue();
      if (!text.isEmpty() && text.length() + 1 + part.length() > BYTES_MAX) {
        texts.add(text.toString());
        text.setLength(0);
      }
      text.append(text.isEmpty() ? "" : " ").append(part);
    }
    if (!text.isEmpty()) {
      texts.add(text.toString());
    }
    return texts;
  }

  /** What a text says; empty when it is none of ours. */
  static Optional<Map<UUID, Long>> read(String text) {
    var lastSeqs = new HashMap<UUID, Long>();
    for (var part : text.split(" ", -1)) {
      var match = PART.matcher(part);
      if (!match.matches()) {
        return Optional.empty();
      }
      lastSeqs.merge(UUID.fromString(match.group(1)), Long.valueOf(match.group(2)), Math::max);
    }
    return Optional.of(lastSeqs);
  }
}
