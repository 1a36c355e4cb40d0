package dev.comanda.log;

/** How much of an event an audience may know. */
public enum Share {
  /** All of it. */
  WHOLE,
  /** That it happened, and those fields of its data that are made for this audience. */
  PART,
  /** Not even that it happened; its number is passed over. */
  NOTHING
}
