package dev.comanda.http.server;

import dev.comanda.http.Access;
import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Route;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** Lets callers in: reads their credentials, and asks what those are worth here. */
final class Gate {
  /** The cookie that a page's sign-in lives in. */
  static final String COOKIE = "comanda_staff";

  private static final String BEARER_PROTOCOL = "bearer.";

  private static final Identify.Known NOBODY = new Identify.Known(new Caller.Nobody(), "");

  private final Identify identify;
  private final Hosts hosts;
  private final Optional<String> publicUrl;

  Gate(Identify identify, HttpSettings settings) {
    this.identify = identify;
    this.hosts = settings.hosts();
    this.publicUrl = settings.publicUrl();
  }

  /** Whether a request brings credentials, whatever they are worth. */
  static boolean says(RequestHead head) {
    return head.header("Authorization").isPresent() || head.cookie(COOKIE).isPresent();
  }

  /**
   * Who sends a request, and whether they may. An open route looks at no credentials, so that a
   * stale cookie never keeps anybody from signing in; one that names a scope looks at a token.
   *
   * @throws Refused {@code bad_request}, {@code authorization_required}, {@code token_invalid},
   *     {@code token_expired}, {@code csrf_mismatch} or {@code forbidden}
   */
  Identify.Known admit(RequestHead head, Route route) {
    hosts.check(head.reached(), head.path(), publicUrl);
    if (route.access() == Access.OPEN) {
      var token = route.scope().flatMap(scope -> bearer(head));
      return token.map(text -> identify.byToken(text, head.address())).orElse(NOBODY);
    }
    var known = known(head);
    if (route.access().admits(known.caller(), route.scope())) {
      return known;
    }
    throw switch (known.caller()) {
      case Caller.Nobody nobody ->
          new Refused(Code.AUTHORIZATION_REQUIRED, "This needs a sign-in.");
      case Caller.Key key -> new Refused(Code.FORBIDDEN, "This key has not the scope for this.");
      case Caller.Guest guest -> notYours();
      case Caller.Asker asker -> notYours();
      case Caller.Staff staff -> notYours();
    };
  }

  private static Refused notYours() {
    return new Refused(Code.FORBIDDEN, "Your role does not allow this.");
  }

  private Identify.Known known(RequestHead head) {
    var bearer = bearer(head);
    if (bearer.isPresent()) {
      return identify.byToken(bearer.get(), head.address());
    }
    var cookie = head.cookie(COOKIE);
    if (cookie.isEmpty() || cookie.get().isEmpty()) {
      return NOBODY;
    }
    var known = identify.byToken(cookie.get(), head.address());
    if (!head.reads() && !same(head.header("X-CSRF-Token").orElse(""), known.csrf())) {
      throw new Refused(Code.CSRF_MISMATCH, "X-CSRF-Token must repeat the cookie comanda_csrf.");
    }
    return known;
  }

  /**
   * Who opens a WebSocket; nobody when no credentials came, which is allowed: a first message may
   * bring them. A cookie whose token no longer counts is no credential either: the page may bring a
   * guest's token, and could not read a refused handshake.
   *
   * @throws Refused {@code bad_request}, {@code token_invalid}, {@code token_expired}; {@code
   *     forbidden} when another site's page uses the cookie
   */
  Identify.Known admitSocket(RequestHead head) {
    hosts.check(head.reached(), head.path(), publicUrl);
    var token = bearer(head).or(() -> bearerProtocol(head));
    if (token.isPresent()) {
      return identify.byToken(token.get(), head.address());
    }
    var cookie = head.cookie(COOKIE);
    if (cookie.isEmpty() || cookie.get().isEmpty()) {
      return NOBODY;
    }
    if (!Origin.ours(head, publicUrl)) {
      throw new Refused(Code.FORBIDDEN, "The cookie counts only on Comanda's own pages.");
    }
    try {
      return identify.byToken(cookie.get(), head.address());
    } catch (Refused e) {
      return NOBODY;
    }
  }

  private static Optional<String> bearer(RequestHead head) {
    var header = head.header("Authorization");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    var value = header.get();
    if (!value.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new Refused(Code.TOKEN_INVALID, "The Authorization header must be of type Bearer.");
    }
    return Optional.of(value.substring(7).strip());
  }

  private static Optional<String> bearerProtocol(RequestHead head) {
    return head.headers().apply("Sec-WebSocket-Protocol").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(name -> name.startsWith(BEARER_PROTOCOL))
        .map(name -> name.substring(BEARER_PROTOCOL.length()))
        .findFirst();
  }

  private static boolean same(String sent, String known) {
    return !known.isEmpty()
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
  }
}
