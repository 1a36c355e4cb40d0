package dev.comanda.http;

/** The HTTP methods that Comanda offers. */
public enum Verb {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
