package dev.comanda.gateway;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as strangers send them. */
final class Uuids {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Uuids() {}

  /** The id, if the text is one exactly as we write it. */
  static Optional<UUID> parse(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
