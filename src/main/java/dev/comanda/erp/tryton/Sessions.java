package dev.comanda.erp.tryton;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is signed in, whose turn it is to sign in, and who was refused. Thread-safe. */
final class Sessions {
  /** Of lines that bring their own user; who comes after the most is signed in again later. */
  private static final int MAX = 64;

  /**
   * So long a refusal counts for whoever else wants to sign in. Each wrong password brings its user
   * nearer to being locked out; whoever changes it in Comanda has it tried at once, by another
   * connector.
   */
  private static final Duration REFUSED_FOR = Duration.ofMinutes(1);

  private final LinkedHashMap<Login, Session> known = new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<Login, Refusal> refused = new LinkedHashMap<>();

  /** Two logins may have the same one, which makes them wait and does no harm. */
  private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(MAX).toList();

  private final ArrayDeque<Session> left = new ArrayDeque<>();
  private boolean closed;

  private record Refusal(Trouble trouble, long untilNanos) {}

  /** Held by the one who signs in: a wrong password is not tried by several at once. */
  Lock turn(Login login) {
    return turns.get(Math.floorMod(login.hashCode(), MAX));
  }

  /** That of a login; null where it is not signed in. */
  synchronized @Nullable Session of(Login login) {
    return known.get(login);
  }

  /**
   * Somebody has signed in.
   *
   * @return those that nobody uses from now on; this one too where all are closed
   */
  synchronized List<Session> keep(Session session) {
    if (closed) {
      return List.of(session);
    }
    var over = new ArrayList<Session>();
    var before = known.put(session.login(), session);
    if (before != null) {
      over.add(before);
    }
    while (known.size() > MAX) {
      over.add(known.pollFirstEntry().getValue());
    }
    return over;
  }

  /** Tryton does not know it any more, or says so; whether it still was known here. */
  synchronized boolean forget(Session session) {
    return known.remove(session.login(), session);
  }

  /** Tryton does not take a login. */
  synchronized void refuse(Login login, Trouble why) {
    refused.remove(login);
    refused.put(login, new Refusal(why, System.nanoTime() + REFUSED_FOR.toNanos()));
    while (refused.size() > MAX) {
      refused.pollFirstEntry();
    }
  }

  /** Why a login is not tried again yet; null where it may be. */
  synchronized @Nullable Trouble refusal(Login login) {
    var met = refused.get(login);
    if (met == null || System.nanoTime() - met.untilNanos() >= 0) {
      refused.remove(login);
      return null;
    }
    return met.trouble();
  }

  /** Whether nobody signs in any more. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Nobody uses it, and there was no time to sign it out. */
  synchronized void leave(Session session) {
    left.add(session);
    if (left.size() > MAX) {
      left.removeFirst();
    }
  }

  /** Keeps none any more, and gives those that were kept, or left. */
  synchronized List<Session> close() {
    closed = true;
    var all = new ArrayList<>(known.values());
    all.addAll(left);
    known.clear();
    left.clear();
    return all;
  }
}
