package dev.comanda.spec;

/** What a person prefers. */
enum Scheme {
  LIGHT,
  DARK
}
