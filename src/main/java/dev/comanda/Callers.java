package dev.comanda;

import dev.comanda.flood.UnknownCodes;
import dev.comanda.http.Identify;
import dev.comanda.panel.Known;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Codes;
import dev.comanda.session.Guests;
import dev.comanda.session.SpotRequests;
import dev.comanda.staff.key.ApiKeys;
import dev.comanda.staff.token.Tokens;

/** Who holds a token: its first letters tell whose it is. */
record Callers(
    Guests guests, SpotRequests requests, ApiKeys keys, Tokens tokens, UnknownCodes unknown)
    implements Identify {
  @Override
  public Known byToken(String token, String address) {
    if (Codes.isGuestToken(token)) {
      return new Known(guests.byToken(token), "");
    }
    if (Codes.isRequestToken(token)) {
      return new Known(requests.byToken(token), "");
    }
    return ApiKeys.isKey(token) ? byKey(token, address) : tokens.byToken(token);
  }

  /** Wrong keys are counted apart from the codes that guests scan at the same address. */
  private Known byKey(String key, String address) {
    try {
      return keys.byKey(key);
    } catch (Refused e) {
      if (e.code() == Code.TOKEN_INVALID) {
        unknown.count("key", address);
      }
      throw e;
    }
  }
}
