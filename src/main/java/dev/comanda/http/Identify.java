package dev.comanda.http;

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
   */
  record Known(Caller caller, String csrf) {}
}
