package dev.comanda.preparation.line;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a robot's report changes nothing. */
public enum Reason {
  /** There is no such order. */
  @JsonProperty("unknown_order")
  UNKNOWN_ORDER,
  /** There is no such status. */
  @JsonProperty("unknown_status")
  UNKNOWN_STATUS,
  /** It was reported before. */
  @JsonProperty("repeated")
  REPEATED,
  /** The order is further already. */
  @JsonProperty("late")
  LATE,
  /** Somebody else makes it. */
  @JsonProperty("other_worker")
  OTHER_WORKER,
  /** Nothing of it is wanted any more. */
  @JsonProperty("cancelled")
  CANCELLED,
  /** It is at no station. */
  @JsonProperty("no_station")
  NO_STATION
}
