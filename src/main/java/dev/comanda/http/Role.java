package dev.comanda.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member of staff may do. */
public enum Role {
  @JsonProperty("waiter")
  WAITER,
  @JsonProperty("kitchen")
  KITCHEN,
  @JsonProperty("manager")
  MANAGER,
  @JsonProperty("admin")
  ADMIN
}
