package dev.comanda;

import dev.comanda.http.Identify;
import dev.comanda.session.Codes;
import dev.comanda.session.Guests;
import dev.comanda.session.SpotRequests;
import dev.comanda.staff.Tokens;

/** Who holds a token: its first letters tell whose it is. */
record Callers(Guests guests, SpotRequests requests, Tokens tokens) implements Identify {
  @Override
  public Known byToken(String token) {
    if (Codes.isGuestToken(token)) {
      return new Known(guests.byToken(token), "");
    }
    if (Codes.isRequestToken(token)) {
      return new Known(requests.byToken(token), "");
    }
    return tokens.byToken(token);
  }
}
