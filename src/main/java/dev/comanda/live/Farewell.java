package dev.comanda.live;

import dev.comanda.problem.Refused;

/** Why we close a socket. Codes up to 4099 invite the client back, those from 4400 are final. */
enum Farewell {
  RESTART(4000, "Comanda is restarting; come back."),
  BEHIND(4001, "You read too slowly; come back and go on from your position."),
  FULL(4002, "Too many screens look at this session; come back later."),
  TROUBLE(4003, "Something failed on our side; come back."),
  BAD_MESSAGE(4400, "This message is not understood."),
  UNAUTHORIZED(4401, "Sign in first."),
  SIGNED_OUT(4401, "Your sign-in has ended; sign in again."),
  FORBIDDEN(4403, "This is not for you."),
  UNKNOWN(4404, "There is nothing here.");

  private final int code;
  private final String reason;

  Farewell(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }

  /** The close code that says what a refusal says. */
  static Farewell of(Refused refused) {
    int status = refused.code().status();
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> UNKNOWN;
      default -> status == 429 || status >= 500 ? TROUBLE : BAD_MESSAGE;
    };
  }
}
