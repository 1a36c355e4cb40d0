package dev.comanda.http;

import java.time.Duration;
import java.util.Optional;

/** Turns the credentials of a request into a caller. */
public interface Identify {
  /**
   * Who holds this token.
   *
   * @param token a staff JWT or a guest token, as sent
   * @throws dev.comanda.problem.Refused {@code token_invalid} or {@code token_expired}
   */
  Known byToken(String token);

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
