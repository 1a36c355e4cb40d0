package dev.comanda.staff;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** The app on somebody's phone, which was given a secret in base 32. */
public record AuthenticatorApp(String secret) {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** The code that it shows. */
  public String code(Instant at) {
    var bytes = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (int i = 0; i < secret.length(); i++) {
      held = (held << 5) | LETTERS.indexOf(secret.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return Totp.code(bytes.toByteArray(), at);
  }
}
