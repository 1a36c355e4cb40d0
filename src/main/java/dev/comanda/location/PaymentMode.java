package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a location marks in Comanda what has been paid. */
public enum PaymentMode {
  /** It is paid elsewhere; nobody is asked about it here. */
  @JsonProperty("off")
  OFF,
  /** Bills are paid here, and a session that is not paid asks before it is closed. */
  @JsonProperty("on")
  ON
}
