package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a phone that scans a spot's code gets in. */
public enum SpotAdmission {
  /** Staff let it in. */
  @JsonProperty("ask")
  ASK,
  /** Nobody is asked. */
  @JsonProperty("at_once")
  AT_ONCE
}
