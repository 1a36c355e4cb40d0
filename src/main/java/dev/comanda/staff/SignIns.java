package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Identify.Proof;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.staff.token.Tokens;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Sign-ins: each begins once somebody has proved who they are, and goes on by tokens that are used
 * once. A token that is used again after the one that followed it was stolen by somebody, so that
 * ends the sign-in. Thread-safe.
 */
public final class SignIns {
  /** A sign-in that nobody uses for so long is over: past a long weekend one signs in again. */
  public static final Duration IDLE_MAX = Duration.ofDays(3);

  /** No sign-in goes on longer. */
  static final Duration LIFE_MAX = Duration.ofDays(30);

  /** Sign-ins of one person at once; the oldest ends when there is one more. */
  static final int AT_ONCE_MAX = 50;

  /** Tokens handed out for the same token, whose answers were lost or raced each other. */
  static final int REPEATS_MAX = 20;

  /** Tokens that are still known as used; older ones are as unknown as a guess. */
  private static final int USED_KNOWN = 50;

  private static final int TOKEN_BYTES = 32;
  private static final int CSRF_BYTES = 16;

  private final Database database;
  private final Tokens tokens;
  private final Revocations revocations;
  private final Clock clock;

  /**
   * A person who is signed in, and what proves it.
   *
   * @param access proves it to every request, for {@link Tokens#LIFE}
   * @param refresh gets the next two, once
   * @param lasts until the sign-in ends, if nobody refreshes it
   */
  record SignedIn(StaffMember member, String access, String refresh, String csrf, Duration lasts) {}

  /** What came of a refresh: the refused kinds change the database too. */
  private sealed interface Outcome {
    record Goes(SignedIn on) implements Outcome {}

    record Over(Code code, String detail) implements Outcome {}
  }

  /** Sign-ins of a database. */
  public SignIns(Database database, Tokens tokens, Revocations revocations, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.revocations = revocations;
    this.clock = clock;
  }

  /** Begins a sign-in of somebody who is known in this transaction. */
  SignedIn begin(Tx tx, Person person) throws SQLException {
    var now = clock.instant();
    var id = Ids.next();
    var csrf = Secrets.random(CSRF_BYTES);
    var staffId = person.member().id();
    SignInRows.insert(tx, id, staffId, csrf, now, now.plus(IDLE_MAX));
    SignInRows.endBeyond(tx, staffId, AT_ONCE_MAX, now);
    tx.deed();
    return next(tx, person, id, csrf, 1, now.plus(IDLE_MAX));
  }

  private SignedIn next(Tx tx, Person person, UUID id, String csrf, int no, Instant ends)
      throws SQLException {
    var refresh = Secrets.random(TOKEN_BYTES);
    SignInRows.insertToken(tx, Secrets.hash(refresh), id, no);
    var proof = new Proof(person.member().id(), id, person.generation());
    var access = tokens.issue(person.member(), new Tokens.Belongs(proof, csrf, ends));
    var lasts = Duration.between(clock.instant(), ends);
    return new SignedIn(person.member(), access, refresh, csrf, lasts);
  }

  /**
   * Goes on with a sign-in.
   *
   * @throws Refused {@code token_invalid} when the token is none of ours, was used before the last
   *     one, or its sign-in has ended; {@code token_expired} when that was its time
   */
  SignedIn refresh(String token) {
    var hash = Secrets.hash(token);
    var outcome = database.write(tx -> refresh(tx, hash));
    return switch (outcome) {
      case Outcome.Goes goes -> goes.on();
      case Outcome.Over over -> {
        if (over.code() == Code.TOKEN_INVALID) {
          revocations.look();
        }
        throw new Refused(over.code(), over.detail());
      }
    };
  }

  private Outcome refresh(Tx tx, byte[] hash) throws SQLException {
    var found = SignInRows.lock(tx, hash);
    if (found.isEmpty()) {
      return new Outcome.Over(Code.TOKEN_INVALID, "This token is not known; sign in again.");
    }
    var now = clock.instant();
    var signIn = found.get();
    if (signIn.endedAt() != null) {
      return new Outcome.Over(Code.TOKEN_INVALID, "This sign-in has ended; sign in again.");
    }
    if (!signIn.expiresAt().isAfter(now)) {
      return new Outcome.Over(Code.TOKEN_EXPIRED, "This sign-in was too long ago; sign in again.");
    }
    int no = signIn.no();
    if (stolen(signIn, hash) || SignInRows.countTokens(tx, signIn.id(), no + 1) >= REPEATS_MAX) {
      SignInRows.end(tx, signIn.id(), now);
      return new Outcome.Over(
          Code.TOKEN_INVALID, "This token was used already, so its sign-in has ended.");
    }
    var person = StaffRows.byId(tx, signIn.staffId()).filter(each -> each.member().active());
    if (person.isEmpty()) {
      SignInRows.end(tx, signIn.id(), now);
      return new Outcome.Over(Code.TOKEN_INVALID, "This person may not sign in.");
    }
    if (SecondFactorRows.lacks(tx, person.get().member())) {
      SignInRows.end(tx, signIn.id(), now);
      return new Outcome.Over(
          Code.TOKEN_INVALID, "Administrators need a second factor here; sign in again.");
    }
    var ends = earlier(now.plus(IDLE_MAX), signIn.beganAt().plus(LIFE_MAX));
    SignInRows.use(tx, signIn.id(), no, hash, ends);
    SignInRows.forgetTokens(tx, signIn.id(), no - USED_KNOWN);
    tx.deed();
    return new Outcome.Goes(next(tx, person.get(), signIn.id(), signIn.csrf(), no + 1, ends));
  }

  /** A token after the last used one is right, and that one itself may come again; no other. */
  private static boolean stolen(SignInRows.Row signIn, byte[] hash) {
    return signIn.no() < signIn.usedNo()
        || (signIn.no() == signIn.usedNo() && !Arrays.equals(hash, signIn.usedHash()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Ends a sign-in; every node knows it within seconds. */
  void end(UUID id) {
    database.write(
        tx -> {
          if (SignInRows.end(tx, id, clock.instant())) {
            tx.deed();
          }
          return id;
        });
    revocations.look();
  }

  /** Ends the sign-in that goes on by this token, if there is one. */
  void endOf(String refreshToken) {
    Optional<UUID> ended =
        database.write(
            tx -> {
              var found = SignInRows.lock(tx, Secrets.hash(refreshToken)).map(SignInRows.Row::id);
              if (found.isPresent()) {
                SignInRows.end(tx, found.get(), clock.instant());
              }
              return found;
            });
    if (ended.isPresent()) {
      revocations.look();
    }
  }
}
