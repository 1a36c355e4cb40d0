package dev.comanda.staff;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.http.Role;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How Comanda is set up: whoever starts the server is given a link with a random token, which makes
 * the first administrator, once. All further steps are the administrator's; kept is only which one
 * comes next, so that set-up goes on after a break. Thread-safe.
 */
public final class Setup {
  private static final int TOKEN_BYTES = 24;

  private final Database database;
  private final Passwords passwords;
  private final SignIns signIns;
  private final Clock clock;

  /** The steps, in order; {@link #DONE} is none. */
  enum Step {
    /** Who sets up; needs the link. */
    @JsonProperty("administrator")
    ADMINISTRATOR,
    /** The first location. */
    @JsonProperty("place")
    PLACE,
    /** What it sells. */
    @JsonProperty("menu")
    MENU,
    /** Its tables. */
    @JsonProperty("tables")
    TABLES,
    /** An order, to see that all works. */
    @JsonProperty("test_order")
    TEST_ORDER,
    /** Nothing is left to do. */
    @JsonProperty("done")
    DONE
  }

  /** Who sets up; the fields are in order. */
  record Wish(String name, String email, String password) {}

  /** Setting up a database. */
  public Setup(Database database, Passwords passwords, SignIns signIns, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.signIns = signIns;
    this.clock = clock;
  }

  /**
   * A link to set up with, which replaces all links before it. Once there is an administrator it
   * has no token and asks to sign in; empty when set-up is done.
   *
   * @param publicUrl without a slash at the end
   */
  public Optional<String> link(String publicUrl) {
    return switch (step()) {
      case DONE -> Optional.empty();
      case ADMINISTRATOR -> Optional.of(publicUrl + "/setup#" + newToken());
      case PLACE, MENU, TABLES, TEST_ORDER -> Optional.of(publicUrl + "/setup");
    };
  }

  private String newToken() {
    var token = Secrets.random(TOKEN_BYTES);
    return database.write(
        tx -> {
          SettingRows.put(tx, SettingRows.SETUP_TOKEN, hash(token));
          return token;
        });
  }

  /** Which step comes next. */
  Step step() {
    return database.read(Setup::step);
  }

  /** Databases that were set up in one step have staff and no note of a step. */
  private static Step step(Tx tx) throws SQLException {
    if (!StaffMembers.any(tx)) {
      return Step.ADMINISTRATOR;
    }
    return SettingRows.find(tx, SettingRows.SETUP_STEP).map(Step::valueOf).orElse(Step.DONE);
  }

  /**
   * Notes which step comes next, and says which one does: it never goes back.
   *
   * @throws Refused {@code setup_done}; {@code invalid} with {@code too_early} for what needs a
   *     location before there is one
   */
  Step reach(Step wanted) {
    return database.write(
        tx -> {
          var reached =
              SettingRows.lock(tx, SettingRows.SETUP_STEP).map(Step::valueOf).orElse(Step.DONE);
          if (reached == Step.DONE) {
            throw new Refused(Code.SETUP_DONE, "Comanda has been set up already.");
          }
          if (wanted.compareTo(Step.PLACE) > 0 && !Locations.any(tx)) {
            throw Refused.field("/step", "too_early", "Make the location first.");
          }
          if (wanted.compareTo(reached) <= 0) {
            return reached;
          }
          SettingRows.put(tx, SettingRows.SETUP_STEP, wanted.name());
          tx.deed();
          return wanted;
        });
  }

  /**
   * Passes when a token is the link's; it stays good.
   *
   * @throws Refused {@code setup_done}, or {@code token_invalid}
   */
  void checkLink(String token) {
    database.read(
        tx -> {
          check(tx, SettingRows.find(tx, SettingRows.SETUP_TOKEN), token);
          return true;
        });
  }

  /**
   * Makes the administrator, and signs in.
   *
   * @throws Refused {@code setup_done}, or {@code token_invalid} for another token than the link's
   */
  SignIns.SignedIn run(String token, Wish wish) {
    // Looked at before the costly hash is made, and taken for good after it.
    checkLink(token);
    var hash = passwords.hash(wish.password());
    return database.write(
        tx -> {
          check(tx, SettingRows.take(tx, SettingRows.SETUP_TOKEN), token);
          return signIns.begin(tx, create(tx, wish, hash));
        });
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

  private Person create(Tx tx, Wish wish, String passwordHash) throws SQLException {
    var admin = new NewStaff(wish.email(), wish.name(), Role.ADMIN, passwordHash, null, List.of());
    var id = StaffMembers.create(tx, admin, clock.instant());
    SettingRows.put(tx, SettingRows.SETUP_STEP, Step.PLACE.name());
    return StaffRows.byId(tx, id).orElseThrow();
  }

  private static String hash(String token) {
    return HexFormat.of().formatHex(Secrets.hash(token));
  }
}
