package dev.comanda.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.tryton.Door.Call;
import dev.comanda.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * All calls of one find, create, check or take-back, by one user and within one limit. A session
 * that Tryton does not know any more is made anew, once, when something is read; so whoever writes
 * reads before. Not thread-safe.
 */
final class Talk {
  private static final String PREFERENCES = "model.res.user.get_preferences";

  /** So long a sign-out may take of what it comes after. */
  private static final Duration SIGN_OUT_MAX = Duration.ofSeconds(2);

  private final Door door;
  private final Sessions sessions;
  private final Login login;
  private final Evidence evidence;
  private final long endNanos;
  private final Secrets secrets = new Secrets();
  private boolean signedIn;

  Talk(Door door, Sessions sessions, Login login, Duration limit, Evidence evidence) {
    this.door = door;
    this.sessions = sessions;
    this.login = login;
    this.evidence = evidence;
    this.endNanos = System.nanoTime() + limit.toNanos();
    secrets.hide(login.password());
  }

  /** What a method of a model gives that changes nothing. */
  JsonNode read(String method, Object... arguments) throws Trouble, InterruptedException {
    var session = session();
    var call = new Call("model." + method, false, List.of(arguments), session);
    try {
      return ask(call);
    } catch (Trouble e) {
      if (e.kind() != Kind.SESSION_LOST || signedIn) {
        throw e;
      }
      forget(session);
    }
    return ask(new Call(call.method(), false, call.arguments(), session()));
  }

  /** The first of a model's records that fit, as they were made. */
  JsonNode search(String model, List<?> which, int max, List<String> fields)
      throws Trouble, InterruptedException {
    var oldestFirst = List.of(List.of("id", "ASC"));
    var found = read(model + ".search_read", which, 0, max, oldestFirst, fields);
    if (!found.isArray()) {
      throw Meaning.lost(false, "answer_unreadable", "It answers what is no list.");
    }
    return found;
  }

  /** The number of the company for which the user works; 0 where it is none. */
  int company() throws Trouble, InterruptedException {
    return session().context().path("company").asInt();
  }

  /**
   * Has a method of a model change something, once.
   *
   * @param stamps what must still be as it was read, by Tryton's names; empty where nothing must
   */
  void write(String method, Map<String, String> stamps, Object... arguments)
      throws Trouble, InterruptedException {
    var session = session();
    var used = stamps.isEmpty() ? session : session.with(stamps);
    try {
      ask(new Call("model." + method, true, List.of(arguments), used));
    } catch (Trouble e) {
      if (e.kind() == Kind.SESSION_LOST) {
        forget(session);
      }
      throw e;
    }
  }

  /** Whoever stands before Tryton may have said that it is dead. */
  private void forget(Session session) {
    if (sessions.forget(session)) {
      signOut(session);
    }
  }

  private void signOut(Session session) {
    var left = left();
    if (left.isPositive()) {
      door.signOut(session, left.compareTo(SIGN_OUT_MAX) < 0 ? left : SIGN_OUT_MAX);
    } else {
      sessions.leave(session);
    }
  }

  private Session session() throws Trouble, InterruptedException {
    var known = sessions.of(login);
    var session = known == null ? inTurn() : known;
    secrets.hide(session.key());
    return session;
  }

  /** One signs in at a time; whoever waited takes what came of it. */
  private Session inTurn() throws Trouble, InterruptedException {
    var turn = sessions.turn(login);
    if (!turn.tryLock(left().toNanos(), TimeUnit.NANOSECONDS)) {
      throw tooLate();
    }
    try {
      var meanwhile = sessions.of(login);
      if (meanwhile != null) {
        return meanwhile;
      }
      var refusal = sessions.refusal(login);
      if (refusal != null) {
        throw new Trouble(refusal.kind(), refusal.code(), refusal.text());
      }
      mustBeOpen();
      return kept(signIn());
    } finally {
      turn.unlock();
    }
  }

  private Session kept(Session fresh) throws Trouble {
    sessions.keep(fresh).forEach(this::signOut);
    mustBeOpen();
    return fresh;
  }

  private void mustBeOpen() throws Trouble {
    if (sessions.isClosed()) {
      throw new Trouble(Kind.UNREACHABLE, "stopped", "Its integration has been stopped.");
    }
  }

  private Session signIn() throws Trouble, InterruptedException {
    signedIn = true;
    var asked = List.of(login.user(), Map.of("password", login.password()));
    var given = letIn(new Call("common.db.login", false, asked, null));
    var key = given.path(1).asText();
    if (!given.path(0).isInt() || key.isEmpty()) {
      throw Meaning.lost(false, "answer_unreadable", "It answers what is no session.");
    }
    secrets.hide(key);
    var blank = new Session(login, given.path(0).intValue(), key, Json.tree("{}"));
    try {
      return blank.in(preferences(blank));
    } catch (Trouble e) {
      signOut(blank);
      throw e;
    } catch (InterruptedException e) {
      sessions.leave(blank);
      throw e;
    }
  }

  private JsonNode preferences(Session of) throws Trouble, InterruptedException {
    var context = ask(new Call(PREFERENCES, false, List.of(true), of));
    if (!context.isObject()) {
      throw Meaning.lost(false, "answer_unreadable", "It answers what are no preferences.");
    }
    return context;
  }

  private JsonNode letIn(Call call) throws Trouble, InterruptedException {
    try {
      return ask(call);
    } catch (Trouble e) {
      var met =
          e.kind() == Kind.SESSION_LOST
              ? new Trouble(
                  Kind.CREDENTIALS,
                  "credentials_refused",
                  "Tryton does not take the user or the password.")
              : e;
      if (met.kind() == Kind.CREDENTIALS) {
        sessions.refuse(login, met);
      }
      throw met;
    }
  }

  private JsonNode ask(Call call) throws Trouble, InterruptedException {
    var left = left();
    if (!left.isPositive()) {
      throw tooLate();
    }
    return door.ask(call, left, secrets, evidence);
  }

  private Duration left() {
    return Duration.ofNanos(endNanos - System.nanoTime());
  }

  private static Trouble tooLate() {
    return new Trouble(
        Kind.UNREACHABLE, "no_answer", "The time was over before all was asked that is needed.");
  }
}
