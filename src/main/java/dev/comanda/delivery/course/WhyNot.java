package dev.comanda.delivery.course;

/** Why a lane was not given to a process. */
public enum WhyNot {
  /** Somebody has it, or may still submit. */
  HELD,
  /** Its head waits for a person. */
  PARKED,
  /** Its head waits for its time. */
  NOT_DUE,
  /** The integration is not active, or its worker is not to run. */
  STOPPED,
  /** A person paused the integration. */
  PAUSED,
  /** The integration's user or password was refused, and not changed since. */
  CREDENTIALS,
  /** It is outside the hours in which lines are begun. */
  HOURS,
  /** The ERP asked for patience. */
  SLOWED,
  /** The ERP could not be reached lately. */
  UNREACHED,
  /** As many as a minute may bring have begun. */
  RATE,
  /** As many as may be under way are. */
  IN_FLIGHT
}
