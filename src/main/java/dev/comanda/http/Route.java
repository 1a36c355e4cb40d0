package dev.comanda.http;

import java.util.Optional;

/**
 * One line of {@code Routes}: a method, a path with {@code {name}} for its parameters, who may call
 * it, and what answers. A path with {@code {loc}} is only reached by staff of that location.
 *
 * @param scope what lets an API key in; empty where none is
 * @param audit what of it is written into the audit log, or why nothing is; empty where nothing is
 *     changed
 * @param wording how its surface turns something down; empty for Comanda's own, by a problem
 */
public record Route(
    Verb verb,
    String path,
    Access access,
    Optional<Scope> scope,
    Optional<Audit> audit,
    Handler handler,
    Optional<Wording> wording) {
  /** What may change something says what is written down. */
  public Route {
    if (verb != Verb.GET && audit.isEmpty()) {
      throw new IllegalArgumentException(verb + " " + path + " says nothing for the audit log");
    }
  }

  /** A line of Comanda's own. */
  public Route(
      Verb verb,
      String path,
      Access access,
      Optional<Scope> scope,
      Optional<Audit> audit,
      Handler handler) {
    this(verb, path, access, scope, audit, handler, Optional.empty());
  }

  /** Reads, for people alone. */
  public static Route get(String path, Access access, Handler handler) {
    return new Route(Verb.GET, path, access, Optional.empty(), Optional.empty(), handler);
  }

  /** Reads, for people and for keys with this scope. */
  public static Route get(String path, Access access, Scope scope, Handler handler) {
    return new Route(Verb.GET, path, access, Optional.of(scope), Optional.empty(), handler);
  }

  /** Makes or does something, for people alone. */
  public static Route post(String path, Access access, Audit audit, Handler handler) {
    return changes(Verb.POST, path, access, Optional.empty(), audit, handler);
  }

  /** Makes or does something, for people and for keys with this scope. */
  public static Route post(String path, Access access, Scope scope, Audit audit, Handler handler) {
    return changes(Verb.POST, path, access, Optional.of(scope), audit, handler);
  }

  /** Sets something, for people alone. */
  public static Route put(String path, Access access, Audit audit, Handler handler) {
    return changes(Verb.PUT, path, access, Optional.empty(), audit, handler);
  }

  /** Sets something, for people and for keys with this scope. */
  public static Route put(String path, Access access, Scope scope, Audit audit, Handler handler) {
    return changes(Verb.PUT, path, access, Optional.of(scope), audit, handler);
  }

  /** Changes something, for people alone. */
  public static Route patch(String path, Access access, Audit audit, Handler handler) {
    return changes(Verb.PATCH, path, access, Optional.empty(), audit, handler);
  }

  /** Changes something, for people and for keys with this scope. */
  public static Route patch(String path, Access access, Scope scope, Audit audit, Handler handler) {
    return changes(Verb.PATCH, path, access, Optional.of(scope), audit, handler);
  }

  /** Takes something away, for people alone. */
  public static Route delete(String path, Access access, Audit audit, Handler handler) {
    return changes(Verb.DELETE, path, access, Optional.empty(), audit, handler);
  }

  /** Takes something away, for people and for keys with this scope. */
  public static Route delete(
      String path, Access access, Scope scope, Audit audit, Handler handler) {
    return changes(Verb.DELETE, path, access, Optional.of(scope), audit, handler);
  }

  private static Route changes(
      Verb verb, String path, Access access, Optional<Scope> scope, Audit audit, Handler handler) {
    return new Route(verb, path, access, scope, Optional.of(audit), handler);
  }

  /** The same line with something around its handler. */
  public Route answeredBy(Handler around) {
    return new Route(verb, path, access, scope, audit, around, wording);
  }

  /** The same line on a surface that turns things down in words of its own. */
  public Route worded(Wording words) {
    return new Route(verb, path, access, scope, audit, handler, Optional.of(words));
  }
}
