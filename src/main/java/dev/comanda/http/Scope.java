package dev.comanda.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an API key may do; each is the word that a route asks for. */
public enum Scope {
  /** Reads locations, categories, products and modifiers. */
  @JsonProperty("catalog:read")
  CATALOG_READ,
  /** Changes them, but for the location itself. */
  @JsonProperty("catalog:write")
  CATALOG_WRITE,
  /** Reads orders. */
  @JsonProperty("orders:read")
  ORDERS_READ,
  /** Places orders, cancels them and voids their lines. */
  @JsonProperty("orders:write")
  ORDERS_WRITE,
  /** Works at stations: takes tickets and says how far they are. */
  @JsonProperty("tickets:work")
  TICKETS_WORK,
  /** Reads the reports of a location. */
  @JsonProperty("reports:read")
  REPORTS_READ,
  /** Reads the log of a location. */
  @JsonProperty("events:read")
  EVENTS_READ
}
