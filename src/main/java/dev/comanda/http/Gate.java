package dev.comanda.http;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.net.URI;
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
  private final Optional<String> publicUrl;

  Gate(Identify identify, Optional<String> publicUrl) {
    this.identify = identify;
    this.publicUrl = publicUrl;
  }

  /**
   * Who sends a request, and whether they may. An open route looks at no credentials, so that a
   * stale cookie never keeps anybody from signing in.
   *
   * @throws Refused {@code authorization_required}, {@code token_invalid}, {@code token_expired},
   *     {@code csrf_mismatch} or {@code forbidden}
   */
  Identify.Known admit(Head head, Route route) {
    if (route.access() == Access.OPEN) {
      return NOBODY;
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

  private Identify.Known known(Head head) {
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
   * @throws Refused {@code token_invalid}, {@code token_expired}; {@code forbidden} when another
   *     site's page uses the cookie
   */
  Identify.Known admitSocket(Head head) {
    var token = bearer(head).or(() -> bearerProtocol(head));
    if (token.isPresent()) {
      return identify.byToken(token.get(), head.address());
    }
    var cookie = head.cookie(COOKIE);
    if (cookie.isEmpty() || cookie.get().isEmpty()) {
      return NOBODY;
    }
    if (!sameOrigin(head)) {
      throw new Refused(Code.FORBIDDEN, "The cookie counts only on Comanda's own pages.");
    }
    try {
      return identify.byToken(cookie.get(), head.address());
    } catch (Refused e) {
      return NOBODY;
    }
  }

  private static Optional<String> bearer(Head head) {
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

  private static Optional<String> bearerProtocol(Head head) {
    return head.headers().apply("Sec-WebSocket-Protocol").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(name -> name.startsWith(BEARER_PROTOCOL))
        .map(name -> name.substring(BEARER_PROTOCOL.length()))
        .findFirst();
  }

  private boolean sameOrigin(Head head) {
    var origin = head.header("Origin");
    if (origin.isEmpty()) {
      return false;
    }
    if (publicUrl.filter(origin.get()::equalsIgnoreCase).isPresent()) {
      return true;
    }
    try {
      var page = URI.create(origin.get());
      var authority = page.getRawAuthority();
      return authority != null
          && head.host().filter(authority::equalsIgnoreCase).isPresent()
          && (!head.secure() || "https".equals(page.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean same(String sent, String known) {
    return !known.isEmpty()
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
  }
}
