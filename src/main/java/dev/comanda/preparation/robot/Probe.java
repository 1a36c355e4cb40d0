package dev.comanda.preparation.robot;

/** What an engine says of an address at which it waited. */
public enum Probe {
  /** It waits there, for an order that it has not got. */
  OPEN,
  /** It does not wait there now: it got its order, was stopped, or is gone. They look the same. */
  NOT_OPEN,
  /** It did not answer, or nothing from which either follows. */
  UNREACHABLE
}
