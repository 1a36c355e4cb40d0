package dev.comanda.delivery.desk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What those who run a location are told of, until it is over. */
public enum Cause {
  /** Of a line nobody knows whether it is booked. */
  @JsonProperty("unknown")
  UNKNOWN,
  /** A line waits for a person. */
  @JsonProperty("error")
  ERROR,
  /** The ERP does not take who signs in, or that cannot be read. */
  @JsonProperty("credentials")
  CREDENTIALS,
  /** The ERP cannot be reached. */
  @JsonProperty("unreached")
  UNREACHED,
  /** A line waits for longer than it should. */
  @JsonProperty("age")
  AGE,
  /** A line was voided, stands in the ERP or may, and nothing takes it back there. */
  @JsonProperty("void")
  VOID,
  /** The daily look has found that the ERP does not look as it should. */
  @JsonProperty("canary")
  CANARY
}
