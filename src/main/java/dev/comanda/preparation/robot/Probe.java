package dev.comanda.preparation.robot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an engine says of an address at which it waited. */
public enum Probe {
  /** It waits there, for an order that it has not got. */
  @JsonProperty("open")
  OPEN,
  /** It does not wait there now: it got its order, was stopped, or is gone. They look the same. */
  @JsonProperty("not_open")
  NOT_OPEN,
  /** It did not answer, or nothing from which either follows. */
  @JsonProperty("unreachable")
  UNREACHABLE
}
