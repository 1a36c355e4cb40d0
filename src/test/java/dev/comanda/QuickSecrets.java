package dev.comanda;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.comanda.db.Database;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Role;
import dev.comanda.staff.StaffMembers;
import java.nio.charset.StandardCharsets;

/**
 * Password and PIN of the demonstration's people under hashes that cost next to nothing, as a hash
 * names its own cost: they sign in a thousand times, and mostly for something else.
 */
public final class QuickSecrets {
  private static final int MEMORY_KIB = 8;
  private static final int HASH_BYTES = 32;
  private static final byte[] SALT = "no secret at all".getBytes(StandardCharsets.UTF_8);
  private static final String PASSWORD_HASH = hash(DemoPlaces.PASSWORD);
  private static final String PIN_HASH = hash(DemoPlaces.PIN);

  private QuickSecrets() {}

  /** Puts them in the place of the hashes that are there. */
  public static void give(Database database) {
    database.write(
        tx -> {
          for (var person : DemoPlaces.PEOPLE) {
            var pin = person.role() == Role.WAITER ? PIN_HASH : null;
            StaffMembers.setSecrets(tx, person.email(), PASSWORD_HASH, pin);
          }
          return DemoPlaces.PEOPLE;
        });
  }

  private static String hash(String secret) {
    return Argon2Function.getInstance(MEMORY_KIB, 1, 1, HASH_BYTES, Argon2.ID)
        .hash(secret.getBytes(StandardCharsets.UTF_8), SALT)
        .getResult();
  }
}
