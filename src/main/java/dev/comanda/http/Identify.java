package dev.comanda.http;

import java.time.Duration;
import java.util.Optional;

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
   * @param lasts how much longer the token counts; empty when nothing but its session's end ends it
   */
  record Known(Caller caller, String csrf, Optional<Duration> lasts) {
    /** A caller whose token counts for as long as there is something to see with it. */
    public Known(Caller caller, String csrf) {
      this(caller, csrf, Optional.empty());
    }
  }
}
