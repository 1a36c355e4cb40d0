package dev.comanda.delivery.console;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why what was ordered, delivered and read back of a line is not the same. */
enum Difference {
  /** It is booked when it is served or its session closed, and is not yet. */
  @JsonProperty("not_yet")
  NOT_YET("It is booked later: when it is served, or its session is closed."),
  /** It was never to be booked here. */
  @JsonProperty("not_sent")
  NOT_SENT("Nothing was to be booked here when it was ordered."),
  /** Something is missing. */
  @JsonProperty("held")
  HELD("Its document or its product's number is missing."),
  /** It waits. */
  @JsonProperty("placed")
  PLACED("It waits to be booked."),
  /** It failed. */
  @JsonProperty("error")
  ERROR("A person has to decide."),
  /** Nobody knows. */
  @JsonProperty("unknown")
  UNKNOWN("Nobody knows whether it is booked."),
  /** It was put aside. */
  @JsonProperty("cleared")
  CLEARED("It was put aside."),
  /** A person said that it is not to be booked. */
  @JsonProperty("skipped")
  SKIPPED("It is not to be booked."),
  /** It is no longer to be booked, though its order has it. */
  @JsonProperty("cancelled")
  CANCELLED("It is not to be booked any more."),
  /** It was voided, and stands in the ERP. */
  @JsonProperty("being_voided")
  BEING_VOIDED("It was voided, and stands in the ERP."),
  /** It was voided, and may stand in the ERP. */
  @JsonProperty("may_stand_there")
  MAY_STAND_THERE("It was voided, and may stand in the ERP."),
  /** It was voided, and a person said that it stays. */
  @JsonProperty("stays_voided")
  STAYS_VOIDED("It was voided, and stays in the ERP as a person said."),
  /** Somebody has changed it in the ERP. */
  @JsonProperty("changed_in_erp")
  CHANGED_IN_ERP("Somebody has changed it in the ERP."),
  /** A person said that it stands there; we did not see it. */
  @JsonProperty("by_hand")
  BY_HAND("A person said that it stands in the ERP."),
  /** Its order wants less by now. */
  @JsonProperty("less_wanted")
  LESS_WANTED("Less of it is wanted by now."),
  /** A person had another quantity booked. */
  @JsonProperty("edited")
  EDITED("A person had another quantity booked.");

  private final String text;

  Difference(String text) {
    this.text = text;
  }

  /** For people. */
  String text() {
    return text;
  }
}
