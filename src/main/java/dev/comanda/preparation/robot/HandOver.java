package dev.comanda.preparation.robot;

/** What became of an order that was sent to an engine. */
public sealed interface HandOver {
  /** It has it. */
  record Taken() implements HandOver {}

  /**
   * Nobody got it: it can be given to another at once.
   *
   * @param why in words, for who looks after the robots
   */
  record TurnedDown(String why) implements HandOver {}

  /**
   * It went out, and nobody knows whether it has it. Where a {@link Probe} a second later is {@link
   * Probe#OPEN}, it has not got it; else it counts as handed over.
   *
   * @param why in words, for who looks after the robots
   */
  record Lost(String why) implements HandOver {}
}
