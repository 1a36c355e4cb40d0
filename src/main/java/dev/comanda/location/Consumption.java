package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an order is eaten; some countries tax the two differently. */
public enum Consumption {
  @JsonProperty("eat_in")
  EAT_IN,
  @JsonProperty("take_away")
  TAKE_AWAY
}
