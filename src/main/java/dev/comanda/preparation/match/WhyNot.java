package dev.comanda.preparation.match;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a ticket is given to nobody now. The further down, the nearer it came to being given. */
public enum WhyNot {
  /** It is to be begun later. */
  @JsonProperty("not_due")
  NOT_DUE,
  /** No worker is free. */
  @JsonProperty("nobody_free")
  NOBODY_FREE,
  /** No free worker makes everything that stands on it. */
  @JsonProperty("no_worker_makes_it")
  NO_WORKER_MAKES_IT,
  /** Those who make it do not work for this customer. */
  @JsonProperty("customer_excluded")
  CUSTOMER_EXCLUDED,
  /** Those who would make it do so at other hours. */
  @JsonProperty("outside_hours")
  OUTSIDE_HOURS,
  /** Those who might make it have given it back before. */
  @JsonProperty("rejected")
  REJECTED,
  /** All who might make it make what ranks before it. */
  @JsonProperty("others_first")
  OTHERS_FIRST;

  /** The one of both that is nearer to being given. */
  public WhyNot orNearer(WhyNot other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
