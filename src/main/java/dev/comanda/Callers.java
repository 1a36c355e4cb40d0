package dev.comanda;

import dev.comanda.http.Identify;
import dev.comanda.http.Limits;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Codes;
import dev.comanda.session.Guests;
import dev.comanda.session.SpotRequests;
import dev.comanda.staff.ApiKeys;
import dev.comanda.staff.Tokens;

/** Who holds a token: its first letters tell whose it is. */
record Callers(Guests guests, SpotRequests requests, ApiKeys keys, Tokens tokens, Limits limits)
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

  /**
   * Keys that were right lately are not slowed by others' wrong ones from the same address; and
   * wrong keys are counted apart from the codes that guests scan there.
   */
  private Known byKey(String key, String address) {
    var counted = "key " + address;
    if (!keys.remembers(key)) {
      limits.checkCode(counted);
    }
    try {
      return keys.byKey(key);
    } catch (Refused e) {
      if (e.code() == Code.TOKEN_INVALID) {
        limits.wrongCode(counted);
      }
      throw e;
    }
  }
}
