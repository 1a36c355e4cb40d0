package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether guests may order by scanning the code of a drink, and what newly shown codes carry. */
public enum ScanMode {
  /** Nothing is ordered by a scan. */
  @JsonProperty("off")
  OFF,
  /** A page that asks before it orders. */
  @JsonProperty("confirm")
  CONFIRM,
  /** The bare address that orders when it is opened. */
  @JsonProperty("direct")
  DIRECT
}
