package dev.comanda.http;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Turns the credentials of a request into a caller. */
public interface Identify {
  /**
   * Who holds this token.
   *
   * @param token a staff JWT, an API key or a guest token, as sent
   * @param address the client's network address
   * @throws dev.comanda.problem.Refused {@code token_invalid}, {@code token_expired} or, when too
   *     many unknown keys came from there, {@code too_many}
   */
  Known byToken(String token, String address);

  /**
   * A caller, and the value that a page must send back with unsafe requests when the token came in
   * a cookie; empty for guests.
   *
   * @param lasts how much longer that is so: what was let in, such as a socket, may stay as long;
   *     empty when nothing but its session's end ends it
   * @param proof what is proved, for who asks later whether it still is; empty for guests
   */
  record Known(Caller caller, String csrf, Optional<Duration> lasts, Optional<Proof> proof) {
    /** A caller whose token counts for as long as there is something to see with it. */
    public Known(Caller caller, String csrf) {
      this(caller, csrf, Optional.empty(), Optional.empty());
    }
  }

  /**
   * What a token of staff proves.
   *
   * @param generation counts up when all earlier tokens of the person become void
   */
  record Proof(UUID staffId, UUID signInId, int generation) {}
}
