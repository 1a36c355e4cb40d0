package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people prove besides a password or PIN: that they have the phone whose app shows the code of
 * the moment. An administrator may demand that all administrators do. Thread-safe.
 */
public final class SecondFactors {
  /** Codes for who has lost the phone. */
  static final int RECOVERY_CODES = 10;

  /** As many random bits as nobody can try, even who has the hashes: 80. */
  private static final int RECOVERY_BYTES = 10;

  private static final int RECOVERY_GROUP = 4;
  private static final Pattern RECOVERY = Pattern.compile("[A-Z2-7]{16}");
  private static final Pattern SPACING = Pattern.compile("[\\s-]");

  private final Database database;
  private final Revocations revocations;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * A code that somebody sent.
   *
   * @param code null when none came
   * @param turn runs what looks at a code that can be guessed, when its turn has come
   */
  record Sent(@Nullable String code, Consumer<Runnable> turn) {}

  /** What an app is to be given, once. */
  record Begun(String secret, String uri) {}

  /** What is to be kept for a lost phone, shown once. */
  record Confirmed(StaffMember member, List<String> recoveryCodes) {}

  /** Second factors of a database. */
  public SecondFactors(Database database, Revocations revocations, Clock clock) {
    this.database = database;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * Passes when somebody whose password or PIN was right has proved all that they must. A code is
   * used up by it.
   *
   * @throws Refused {@code second_factor_required} when a code must be sent, {@code
   *     second_factor_wrong}, {@code second_factor_missing} where the role needs one
   */
  void prove(StaffMember person, Sent sent) {
    if (person.hasSecondFactor()) {
      proveHeld(person.id(), sent);
    } else if (database.read(tx -> SecondFactorRows.lacks(tx, person))) {
      throw new Refused(
          Code.SECOND_FACTOR_MISSING,
          "Administrators need a second factor here. Set yours up, then sign in.");
    }
  }

  private void proveHeld(UUID staffId, Sent sent) {
    if (sent.code() == null) {
      throw new Refused(
          Code.SECOND_FACTOR_REQUIRED, "Send the code that the authenticator app shows.");
    }
    var code = SPACING.matcher(sent.code()).replaceAll("").toUpperCase(Locale.ROOT);
    if (RECOVERY.matcher(code).matches()) {
      var hash = Secrets.hash(code);
      if (!database.write(tx -> SecondFactorRows.useRecovery(tx, staffId, hash))) {
        throw wrong();
      }
      return;
    }
    sent.turn()
        .accept(
            () -> {
              if (!database.write(tx -> use(tx, staffId, code))) {
                throw wrong();
              }
            });
  }

  private boolean use(Tx tx, UUID staffId, String code) throws SQLException {
    var secret = SecondFactorRows.confirmed(tx, staffId);
    if (secret.isEmpty()) {
      return false;
    }
    var step = Totp.step(secret.get(), code, clock.instant());
    return step.isPresent() && SecondFactorRows.use(tx, staffId, secret.get(), step.getAsLong());
  }

  private static Refused wrong() {
    return new Refused(
        Code.SECOND_FACTOR_WRONG, "This code is wrong, was used already or is too old.");
  }

  /**
   * Makes a new secret for somebody whose password was right; it counts once it is confirmed.
   *
   * @throws Refused {@code second_factor_set} when there is one that counts
   */
  Begun begin(StaffMember person) {
    var secret = new byte[Totp.SECRET_BYTES];
    random.nextBytes(secret);
    database.write(
        tx -> {
          if (!SecondFactorRows.begin(tx, person.id(), secret)) {
            throw new Refused(Code.SECOND_FACTOR_SET, "There is a second factor; remove it first.");
          }
          tx.deed();
          return true;
        });
    return new Begun(Totp.base32(secret), Totp.uri(secret, person.email()));
  }

  /**
   * Makes the secret count that somebody's app shows a code of.
   *
   * @throws Refused {@code second_factor_wrong}
   */
  Confirmed confirm(UUID staffId, Sent sent) {
    var code = SPACING.matcher(String.valueOf(sent.code())).replaceAll("");
    var codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
    sent.turn().accept(() -> database.write(tx -> confirm(tx, staffId, code, codes)));
    return new Confirmed(
        database.read(tx -> StaffRows.byId(tx, staffId)).orElseThrow().member(), codes);
  }

  private boolean confirm(Tx tx, UUID staffId, String code, List<String> codes)
      throws SQLException {
    var secret = SecondFactorRows.begun(tx, staffId).orElseThrow(SecondFactors::wrong);
    var step = Totp.step(secret, code, clock.instant());
    if (step.isEmpty()
        || !SecondFactorRows.use(tx, staffId, secret, step.getAsLong())
        || !SecondFactorRows.confirm(tx, staffId, secret, clock.instant())) {
      throw wrong();
    }
    for (var each : codes) {
      SecondFactorRows.insertRecovery(tx, staffId, Secrets.hash(each.replace("-", "")));
    }
    tx.deed();
    return true;
  }

  private String recoveryCode() {
    var bytes = new byte[RECOVERY_BYTES];
    random.nextBytes(bytes);
    var text = new StringBuilder(Totp.base32(bytes));
    for (int at = text.length() - RECOVERY_GROUP; at > 0; at -= RECOVERY_GROUP) {
      text.insert(at, '-');
    }
    return text.toString();
  }

  /** Takes somebody's away; they as they are then, signed out where their role needs one. */
  StaffMember remove(UUID staffId) {
    var without =
        database.write(
            tx -> {
              if (SecondFactorRows.remove(tx, staffId)) {
                tx.deed();
              }
              var person = StaffRows.byId(tx, staffId).orElseThrow(Authority::nobody).member();
              if (SecondFactorRows.lacks(tx, person)) {
                StaffRows.revoke(tx, staffId, clock.instant());
              }
              return person;
            });
    revocations.look();
    return without;
  }

  /** Whether administrators need one. */
  boolean required() {
    return database.read(tx -> SettingRows.find(tx, SettingRows.SECOND_FACTOR).isPresent());
  }

  /**
   * Says whether administrators need one. From then on those who have none go on nowhere, and set
   * theirs up when they sign in.
   *
   * @throws Refused {@code second_factor_missing} when whoever demands it has none
   */
  void require(UUID by, boolean required) {
    database.write(
        tx -> {
          if (required && SecondFactorRows.confirmed(tx, by).isEmpty()) {
            throw new Refused(Code.SECOND_FACTOR_MISSING, "Set up your own second factor first.");
          }
          if (SettingRows.find(tx, SettingRows.SECOND_FACTOR).isPresent() != required) {
            say(tx, required);
            tx.deed();
          }
          return required;
        });
    revocations.look();
  }

  private void say(Tx tx, boolean required) throws SQLException {
    if (!required) {
      SettingRows.remove(tx, SettingRows.SECOND_FACTOR);
      return;
    }
    SettingRows.put(tx, SettingRows.SECOND_FACTOR, "administrators");
    for (var each : SecondFactorRows.lacking(tx)) {
      StaffRows.revoke(tx, each, clock.instant());
    }
  }
}
