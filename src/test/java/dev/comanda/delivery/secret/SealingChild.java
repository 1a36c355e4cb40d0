package dev.comanda.delivery.secret;

import static dev.comanda.delivery.secret.Sealings.HOME;
import static dev.comanda.delivery.secret.Sealings.LOGIN;
import static dev.comanda.delivery.secret.Sealings.bytes;
import static dev.comanda.delivery.secret.Sealings.keysIn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;

/** A process that uses the keys of a data folder when it is told to. */
final class SealingChild {
  private SealingChild() {}

  /**
   * Seals, or changes keys and then seals.
   *
   * @param arguments the data folder, and whether to change keys
   */
  public static void main(String[] arguments) throws IOException {
    var keys = keysIn(Path.of(arguments[0]));
    var vault = new Vault(keys);
    say("ready");
    if (System.in.read() < 0) {
      return;
    }
    if (Boolean.parseBoolean(arguments[1])) {
      keys.rotate();
    }
    say(Base64.getEncoder().encodeToString(bytes(vault.seal(HOME, LOGIN))));
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
