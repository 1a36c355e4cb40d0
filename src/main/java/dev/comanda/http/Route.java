package dev.comanda.http;

/**
 * One line of {@code Routes}: a method, a path with {@code {name}} for its parameters, who may call
 * it, and what answers. A path with {@code {loc}} is only reached by staff of that location.
 */
public record Route(Verb verb, String path, Access access, Handler handler) {}
