package dev.comanda.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comanda.json.Json;
import dev.comanda.log.Position;
import dev.comanda.problem.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first message of every client.
 *
 * @param token counts more than what came with the request
 * @param position the last one the client knows of this channel
 */
record Hello(Optional<String> token, Optional<Position> position) {
  private record Wire(@Nullable String type, @Nullable String token, @Nullable String position) {}

  /**
   * Reads a hello.
   *
   * @throws Refused {@code malformed} or {@code invalid}
   */
  static Hello read(String text) {
    var wire = Json.read(text.getBytes(UTF_8), Wire.class);
    if (!"hello".equals(wire.type())) {
      throw Refused.field("/type", "type", "The first message must be a hello.");
    }
    return new Hello(
        Optional.ofNullable(wire.token()),
        Optional.ofNullable(wire.position()).map(p -> Position.parse(p, "/position")));
  }
}
