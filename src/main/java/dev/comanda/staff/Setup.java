package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.http.Role;
import dev.comanda.location.Locations;
import dev.comanda.location.NewLocation;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How the first administrator and the first location come to be: whoever starts the server is given
 * a link with a random token, which works once. Thread-safe.
 */
public final class Setup {
  private static final int TOKEN_BYTES = 24;

  private final Database database;
  private final Passwords passwords;
  private final Tokens tokens;
  private final Clock clock;

  /** Who sets up what; the fields are in order. */
  record Wish(String name, String email, String password, NewLocation location) {}

  /** Setting up a database. */
  public Setup(Database database, Passwords passwords, Tokens tokens, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A link to set up with, which replaces all links before it; empty once there is staff.
   *
   * @param publicUrl without a slash at the end
   */
  public Optional<String> link(String publicUrl) {
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return database.write(
        tx -> {
          if (StaffMembers.any(tx)) {
            return Optional.empty();
          }
          SettingRows.put(tx, SettingRows.SETUP_TOKEN, hash(token));
          return Optional.of(publicUrl + "/setup#" + token);
        });
  }

  /**
   * Makes the administrator and the location in one transaction, and signs in.
   *
   * @throws Refused {@code setup_done}, or {@code token_invalid} for another token than the link's
   */
  SignIn.SignedIn run(String token, Wish wish) {
    // Looked at before the costly hash is made, and taken for good after it.
    database.read(
        tx -> {
          check(tx, SettingRows.find(tx, SettingRows.SETUP_TOKEN), token);
          return true;
        });
    var hash = passwords.hash(wish.password());
    var member =
        database.write(
            tx -> {
              check(tx, SettingRows.take(tx, SettingRows.SETUP_TOKEN), token);
              return create(tx, wish, hash);
            });
    return new SignIn.SignedIn(member, tokens.issue(member));
  }

  private static void check(Tx tx, Optional<String> expected, String token) throws SQLException {
    if (StaffMembers.any(tx)) {
      throw new Refused(Code.SETUP_DONE, "Comanda has been set up already; sign in.");
    }
    var hash = hash(token).getBytes(StandardCharsets.US_ASCII);
    if (expected
        .filter(e -> MessageDigest.isEqual(e.getBytes(StandardCharsets.US_ASCII), hash))
        .isEmpty()) {
      throw new Refused(
              Code.TOKEN_INVALID, "This link is not valid; the server's output has the right one.")
          .at("/token", "unknown");
    }
  }

  private StaffMember create(Tx tx, Wish wish, String passwordHash) throws SQLException {
    var now = clock.instant();
    var location = Locations.create(tx, wish.location(), now);
    var admin =
        new NewStaff(wish.email(), wish.name(), Role.ADMIN, passwordHash, List.of(location.id()));
    var id = StaffMembers.create(tx, admin, now);
    return StaffRows.byId(tx, id).orElseThrow().member();
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
