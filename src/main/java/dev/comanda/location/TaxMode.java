package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a location's prices hold the tax. */
public enum TaxMode {
  /** Prices are gross, as in Europe. */
  @JsonProperty("included")
  INCLUDED,
  /** Tax comes on top, as in the United States. */
  @JsonProperty("added")
  ADDED
}
