package dev.comanda.preparation.match;

/** Why a ticket is given to nobody now. The further down, the nearer it came to being given. */
public enum WhyNot {
  /** It is to be begun later. */
  NOT_DUE,
  /** No worker is free. */
  NOBODY_FREE,
  /** No free worker makes everything that stands on it. */
  NO_WORKER_MAKES_IT,
  /** Those who make it do not work for this customer. */
  CUSTOMER_EXCLUDED,
  /** Those who would make it do so at other hours. */
  OUTSIDE_HOURS,
  /** Those who might make it have given it back before. */
  REJECTED,
  /** All who might make it make what ranks before it. */
  OTHERS_FIRST;

  /** The one of both that is nearer to being given. */
  WhyNot orNearer(WhyNot other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
