package dev.comanda.delivery.integration;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.delivery.course.Hours;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workshop's connection to an ERP, without the password of who signs in there.
 *
 * @param slug what it is called in paths; once over all locations
 * @param workshop what its answers call it
 * @param connector the name of the ERP's kind
 * @param address where the ERP is
 * @param username who signs in there; null where every line brings its own
 * @param credentials how it stands with that sign-in
 * @param active whether anything of it runs at all
 * @param api whether it should take lines
 * @param worker whether it should book them
 * @param paused whether it stands still with all others of its location; what should run stays as
 *     it is, for afterwards
 * @param killed whether it was killed: nothing of it runs until it is configured, told what to run,
 *     or the server starts
 * @param port its own on this machine; null where it has none
 * @param markPrefix what stands before a line's id in the ERP
 * @param bookOn what has a line of an order booked
 * @param documentRule where the document comes from on which a line is booked
 * @param fixedDocument that document, where it is always the same
 * @param perMinute lines begun in a minute; 0 for no limit
 * @param inFlight calls to the ERP side by side, where the connector takes as many
 * @param attemptsMax tries of a line before a person decides
 * @param hoursFrom from when on lines are begun each day, by the clocks of its location; null for
 *     always
 * @param hoursTo from when on no more, where it is earlier on the next day; null where the other is
 * @param canaryAt when it is looked each day whether its ERP looks as it should, by the clocks of
 *     its location; null for never
 * @param retired true once it is gone; what it booked keeps its name
 * @param version grows with every change, also of the numbers of products
 */
public record Integration(
    UUID id,
    UUID locationId,
    String slug,
    String workshop,
    String connector,
    URI address,
    @Nullable String username,
    LoginState credentials,
    boolean active,
    boolean api,
    boolean worker,
    boolean paused,
    boolean killed,
    @Nullable Integer port,
    String markPrefix,
    BookOn bookOn,
    DocumentRule documentRule,
    @Nullable String fixedDocument,
    int perMinute,
    int inFlight,
    int attemptsMax,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime hoursFrom,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime hoursTo,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime canaryAt,
    boolean retired,
    int version,
    Instant createdAt) {

  /** Integrations of one location that are not retired. */
  static final int COUNT_MAX = 50;

  /** Characters of a slug. */
  static final int SLUG_CHARS_MAX = 40;

  /** How it stands with who signs in at the ERP. */
  public enum LoginState {
    /** Nobody is named. */
    @JsonProperty("none")
    NONE,
    /** Somebody is, and nothing is said against it. */
    @JsonProperty("set")
    SET,
    /** The ERP does not take it; nothing tries again until it is changed. */
    @JsonProperty("refused")
    REFUSED,
    /** The key is not there by which it was sealed. */
    @JsonProperty("unreadable")
    UNREADABLE
  }

  /** What has a line of an order booked. */
  public enum BookOn {
    /** That it was ordered. */
    @JsonProperty("placed")
    PLACED,
    /** That it was served. */
    @JsonProperty("served")
    SERVED,
    /** That its session was closed. */
    @JsonProperty("closed")
    CLOSED,
    /** Nothing: only what is sent to the integration itself is booked. */
    @JsonProperty("never")
    NEVER
  }

  /** Where the document comes from on which a line is booked. */
  public enum DocumentRule {
    /** It is always the same. */
    @JsonProperty("fixed")
    FIXED,
    /** The spot has it. */
    @JsonProperty("spot")
    SPOT,
    /** The session has it. */
    @JsonProperty("session")
    SESSION
  }

  /** What of it stays for ever. */
  record Identity(UUID id, UUID locationId, String slug, String connector, Instant createdAt) {}

  /**
   * What should run, for as long as it is not paused.
   *
   * @param killed whether nothing runs nevertheless until somebody says otherwise
   */
  record Wanted(boolean active, boolean api, boolean worker, boolean killed) {
    /** The same, brought back. */
    Wanted alive() {
      return new Wanted(active, api, worker, false);
    }
  }

  /** Who signs in at the ERP, and how it stands with that. */
  record Access(@Nullable String username, LoginState state) {
    /** Nobody. */
    static final Access NOBODY = new Access(null, LoginState.NONE);
  }

  /** What of it can be configured. */
  IntegrationFields fields() {
    return new IntegrationFields(
        workshop,
        address,
        port,
        new IntegrationFields.Rule(markPrefix, bookOn, documentRule, fixedDocument),
        new IntegrationFields.Limits(perMinute, inFlight, attemptsMax, hoursFrom, hoursTo),
        canaryAt);
  }

  /** Whether its worker should run now. */
  public boolean runs() {
    return active && worker && !paused && !killed && !retired;
  }

  /** Whether it takes lines now; what stands still takes them too, and books them later. */
  public boolean takes() {
    return active && api && !killed && !retired;
  }

  /** When it begins lines, by the clocks of this zone; empty for always. */
  public Optional<Hours> hours(ZoneId zone) {
    return hoursFrom == null || hoursTo == null
        ? Optional.empty()
        : Optional.of(new Hours(hoursFrom, hoursTo, zone));
  }

  /** What of it should run. */
  Wanted wanted() {
    return new Wanted(active, api, worker, killed);
  }

  /** Who signs in there. */
  Access access() {
    return new Access(username, credentials);
  }

  /** The same in its next version. */
  Integration next() {
    return next(fields(), wanted(), access(), paused, retired);
  }

  /** The same, with other fields. */
  Integration changed(IntegrationFields newFields, boolean nowActive, Access newAccess) {
    return next(newFields, new Wanted(nowActive, api, worker, false), newAccess, paused, retired);
  }

  /** The same, of which something else should run. */
  Integration wanted(Wanted now) {
    return next(fields(), now, access(), paused, retired);
  }

  /** The same, standing still or going on. */
  Integration paused(boolean now) {
    return next(fields(), wanted(), access(), now, retired);
  }

  /** The same, whose ERP does not take who signs in. */
  Integration turnedDown() {
    return next(fields(), wanted(), new Access(username, LoginState.REFUSED), paused, retired);
  }

  /** The same, of which who signs in can be read, or not. */
  Integration read(boolean readable) {
    var state = readable ? LoginState.SET : LoginState.UNREADABLE;
    return next(fields(), wanted(), new Access(username, state), paused, retired);
  }

  /** The same on a port of its own, for now. */
  Integration on(int itsPort) {
    return of(
        new Identity(id, locationId, slug, connector, createdAt),
        fields().on(itsPort),
        wanted(),
        access(),
        paused,
        retired,
        version);
  }

  /** The same, gone: nothing of it runs, and nobody signs in. */
  Integration gone() {
    var off = new Wanted(false, api, worker, false);
    return next(fields().on(null), off, Access.NOBODY, false, true);
  }

  private Integration next(
      IntegrationFields fields, Wanted wanted, Access access, boolean still, boolean gone) {
    var identity = new Identity(id, locationId, slug, connector, createdAt);
    return of(identity, fields, wanted, access, still, gone, version + 1);
  }

  /** One of these parts. */
  static Integration of(
      Identity identity,
      IntegrationFields fields,
      Wanted wanted,
      Access access,
      boolean paused,
      boolean retired,
      int version) {
    return new Integration(
        identity.id(),
        identity.locationId(),
        identity.slug(),
        fields.workshop(),
        identity.connector(),
        fields.address(),
        access.username(),
        access.state(),
        wanted.active(),
        wanted.api(),
        wanted.worker(),
        paused,
        wanted.killed(),
        fields.port(),
        fields.rule().markPrefix(),
        fields.rule().bookOn(),
        fields.rule().documentRule(),
        fields.rule().fixedDocument(),
        fields.limits().perMinute(),
        fields.limits().inFlight(),
        fields.limits().attemptsMax(),
        fields.limits().hoursFrom(),
        fields.limits().hoursTo(),
        fields.canaryAt(),
        retired,
        version,
        identity.createdAt());
  }
}
