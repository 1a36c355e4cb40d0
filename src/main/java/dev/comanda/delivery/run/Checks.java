package dev.comanda.delivery.run;

import dev.comanda.db.Database;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.evidence.Mask;
import dev.comanda.delivery.evidence.Step;
import dev.comanda.delivery.evidence.Trace;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.run.Looks.Look;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks ERPs whether they are there, let us in and look as they should; changes nothing there.
 * Thread-safe.
 */
public final class Checks {
  /** Checks side by side; more are turned down, to come again soon. */
  private static final int AT_ONCE_MAX = 4;

  /** A person waits for the answer. */
  private static final Duration LIMIT_MAX = Duration.ofSeconds(30);

  private static final int AGAIN_SECONDS = 5;

  private final Database database;
  private final Running kinds;
  private final Starts.Logins logins;
  private final Refusals refusals;
  private final Looks looks;
  private final Semaphore places = new Semaphore(AT_ONCE_MAX);

  /**
   * Over a database.
   *
   * @param logins open what is sealed
   * @param refusals told where an ERP does not take an integration's login
   * @param looks keeps what was seen
   */
  public Checks(
      Database database, Running kinds, Starts.Logins logins, Refusals refusals, Looks looks) {
    this.database = database;
    this.kinds = kinds;
    this.logins = logins;
    this.refusals = refusals;
    this.looks = looks;
  }

  /**
   * What came of one.
   *
   * @param reason what is wrong; null where all is well
   * @param step where that was seen; null where all is well, or nothing was asked
   * @param tookMs how long the ERP was asked
   * @param steps what was seen on the way
   */
  public record Checked(
      boolean ok, @Nullable Reason reason, @Nullable String step, long tookMs, List<Step> steps) {
    private static Checked notAsked(String code, String text) {
      return new Checked(false, new Reason(code, text), null, 0, List.of());
    }
  }

  /**
   * Asks the ERP of an integration, unless it has refused who would sign in.
   *
   * @throws Refused {@code busy} where too many are being asked
   */
  public Checked check(Integration of) {
    if (of.credentials() == LoginState.REFUSED) {
      return Checked.notAsked(
          Reason.CREDENTIALS_REFUSED,
          "The ERP has refused the user or the password; it is asked again once they are changed.");
    }
    var sealed = database.read(tx -> Optional.ofNullable(Running.login(tx, of)));
    var opened = sealed.map(bytes -> logins.of(of, bytes)).orElse(null);
    if (opened instanceof Opening.Unreadable<Login>(var why)) {
      return Checked.notAsked(Reason.CREDENTIALS_UNREADABLE, why);
    }
    var login = opened == null ? null : opened.read().orElse(null);
    if (!places.tryAcquire()) {
      throw new Refused(Code.BUSY, "Other ERPs are being checked; try again in a moment.")
          .retryAfter(AGAIN_SECONDS);
    }
    try {
      return ask(of, sealed, login);
    } finally {
      places.release();
    }
  }

  private Checked ask(Integration of, Optional<byte[]> sealed, @Nullable Login login) {
    var kind = kinds.kind(of);
    var find = kind.traits().findLimit();
    var limit = find.compareTo(LIMIT_MAX) < 0 ? find : LIMIT_MAX;
    long began = System.nanoTime();
    var look = look(of, () -> kind.open(of.address(), login), limit, Mask.NONE.and(login));
    long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
    if (look.trouble() == Trouble.Kind.CREDENTIALS) {
      sealed.ifPresent(used -> refusals.refused(of, used));
    }
    if (look.trouble() != Trouble.Kind.BUSY && !of.retired()) {
      looks.keep(of, false, look);
    }
    return new Checked(look.wrong() == null, look.wrong(), look.step(), tookMs, look.steps());
  }

  /** In a connector of its own: who works the lines off may be another process. */
  private static Look look(Integration of, Supplier<Connector> opens, Duration limit, Mask mask) {
    var seen = new Trace(mask);
    var connector = new KeptConnector(of.slug() + " check", opens);
    try {
      boolean _ = connector.ask(at -> Looks.check(at, seen), limit);
      return Look.well(seen);
    } catch (Trouble e) {
      return Look.troubled(e, seen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      // The process ends; that says nothing of the ERP.
      var ends = "The check was ended before the ERP answered.";
      return Look.troubled(new Trouble(Trouble.Kind.BUSY, "interrupted", ends), seen);
    } finally {
      connector.close();
    }
  }
}
