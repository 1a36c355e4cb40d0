package dev.comanda.demo.erp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who is logged in, until they ask for nothing for too long; a restart forgets it. Thread-safe. */
final class Sessions {
  private final Duration idleMax;
  private final Map<String, Session> sessions = new HashMap<>();

  private record Session(String user, long usedNanos) {}

  Sessions(Duration idleMax) {
    this.idleMax = idleMax;
  }

  /** A new session of a user. */
  synchronized String begin(String user) {
    forget();
    var token = UUID.randomUUID().toString();
    sessions.put(token, new Session(user, System.nanoTime()));
    return token;
  }

  /** Whose session this is, and that it was used just now. */
  synchronized Optional<String> use(String token) {
    forget();
    return Optional.ofNullable(
            sessions.computeIfPresent(
                token, (key, session) -> new Session(session.user(), System.nanoTime())))
        .map(Session::user);
  }

  private void forget() {
    long now = System.nanoTime();
    sessions.values().removeIf(session -> now - session.usedNanos() >= idleMax.toNanos());
  }

  synchronized void end(String token) {
    sessions.remove(token);
  }

  synchronized void endAllOf(String user) {
    sessions.values().removeIf(session -> session.user().equals(user));
  }

  synchronized void endAll() {
    sessions.clear();
  }
}
