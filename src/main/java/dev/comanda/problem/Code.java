package dev.comanda.problem;

import java.util.Locale;

/**
 * The closed list of reasons for which Comanda refuses a request. The wire name of a code is its
 * lower-case name; clients may rely on it. The status is the HTTP status of the answer.
 */
public enum Code {
  BAD_REQUEST(400, "This is not a request that HTTP allows"),
  MALFORMED(400, "The body is not readable JSON"),
  INVALID(400, "Some fields are not acceptable"),
  AUTHORIZATION_REQUIRED(401, "Sign in first"),
  INVALID_CREDENTIALS(401, "E-mail or password is wrong"),
  SECOND_FACTOR_REQUIRED(401, "A code of the second factor is needed"),
  SECOND_FACTOR_WRONG(401, "The code of the second factor is wrong"),
  TOKEN_INVALID(401, "The token is not valid"),
  TOKEN_EXPIRED(401, "The token has expired"),
  FORBIDDEN(403, "This is not allowed for your role"),
  SECOND_FACTOR_MISSING(403, "A second factor must be set up first"),
  PIN_TOO_SHORT(403, "This PIN is too short for your role"),
  CSRF_MISMATCH(403, "The page's token is missing or wrong"),
  SETUP_DONE(403, "Comanda has been set up already"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This method is not offered here"),
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  SESSION_CLOSED(409, "This session is closed"),
  SESSION_NAME_TAKEN(409, "An open session has this name already"),
  SESSIONS_FULL(409, "Too many sessions are open here"),
  SPOT_OCCUPIED(409, "At this spot there is an open session already"),
  SPOT_NAME_TAKEN(409, "Another spot has this name"),
  REQUEST_OVER(409, "This request is over"),
  PRODUCT_UNAVAILABLE(409, "A product is not available"),
  PRICE_RAISED(409, "A price is higher than the one that was shown"),
  ALREADY_CANCELLED(409, "The order is cancelled"),
  ALREADY_VOIDED(409, "The line is voided"),
  SESSION_UNPAID(409, "Something is still to be paid in this session"),
  SESSION_UNSERVED(409, "Something is still to be made for this session"),
  STATION_NAME_TAKEN(409, "Another station has this name"),
  TICKET_STATE(409, "This ticket is not where that is possible"),
  LEASE_LOST(409, "This ticket is no longer yours"),
  EXCEEDS_OPEN(409, "This is more than what is still to be paid"),
  AMOUNT_CHANGED(409, "It costs something else by now"),
  ALREADY_PAID(409, "This is paid already"),
  ALREADY_TAKEN_BACK(409, "This payment is taken back"),
  PAYMENTS_OFF(409, "This location takes no payments in Comanda"),
  BILLED_WITH_SESSION(409, "This order stands on the bill of its session"),
  SLUG_TAKEN(409, "Another location has this slug"),
  INTEGRATION_SLUG_TAKEN(409, "Another integration has this slug"),
  PORT_TAKEN(409, "Another integration has this port"),
  DELIVERY_STATE(409, "This delivery is not where that is possible"),
  PLAN_CHANGED(409, "More deliveries are meant by now"),
  SKU_TAKEN(409, "Another product has this number"),
  EMAIL_TAKEN(409, "Someone else has this e-mail address"),
  KEY_NAME_TAKEN(409, "Another key has this name"),
  SECOND_FACTOR_SET(409, "There is a second factor already"),
  LAST_ADMIN(409, "This is the last administrator"),
  CATEGORY_IN_USE(409, "The category still has products"),
  MODIFIERS_IN_USE(409, "Products still have these modifiers"),
  CATALOG_NOT_EMPTY(409, "There are products already"),
  CATALOG_IN_USE(409, "Something has been served from this catalog"),
  VERSION_MISMATCH(412, "Someone else changed this in the meantime"),
  TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "This media type is not taken here"),
  IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used with another body"),
  IDEMPOTENCY_KEY_REQUIRED(428, "An Idempotency-Key header is required"),
  TOO_MANY(429, "Too many attempts"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL(500, "Something went wrong here"),
  BUSY(503, "Comanda is busy"),
  OUTCOME_UNKNOWN(503, "It is not known whether this was done"),
  DISK_FULL(503, "The disk of the database is full"),
  CLOCK_WRONG(503, "The clock of this server is wrong"),
  UNREADY(503, "Comanda is not ready");

  private final int status;
  private final String title;

  Code(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status that goes with this code. */
  public int status() {
    return status;
  }

  /** One English sentence without a full stop, the same for every refusal of this code. */
  public String title() {
    return title;
  }

  /** The name that stands in the {@code code} member of an error answer. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
