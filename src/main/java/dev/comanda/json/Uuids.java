package dev.comanda.json;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as strangers send them. */
public final class Uuids {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** The id, if the text is one written in full, as we write it. */
  public static Optional<UUID> parse(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
