package dev.comanda.http;

import java.util.Optional;

/**
 * One line of {@code Routes}: a method, a path with {@code {name}} for its parameters, who may call
 * it, and what answers. A path with {@code {loc}} is only reached by staff of that location.
 *
 * @param scope what lets an API key in; empty where none is
 */
public record Route(Verb verb, String path, Access access, Optional<Scope> scope, Handler handler) {
  /** A line for people alone. */
  public Route(Verb verb, String path, Access access, Handler handler) {
    this(verb, path, access, Optional.empty(), handler);
  }

  /** A line for people, and for keys with this scope. */
  public Route(Verb verb, String path, Access access, Scope scope, Handler handler) {
    this(verb, path, access, Optional.of(scope), handler);
  }
}
