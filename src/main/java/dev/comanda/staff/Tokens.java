package dev.comanda.staff;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.comanda.db.Database;
import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Role;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Staff tokens: JWTs that are signed with Ed25519 and checked without asking the database. They say
 * who someone is, what they may do, and the value that a page must send back with unsafe requests.
 * Thread-safe.
 */
public final class Tokens {
  /** How long a token is good for: one long shift. */
  public static final Duration LIFE = Duration.ofHours(12);

  private static final String ISSUER = "comanda";
  private static final String NAME = "name";
  private static final String ROLE = "role";
  private static final String LOCATIONS = "locs";
  private static final String DEFAULT_LOCATION = "dl";
  private static final String CSRF = "csrf";
  private static final int CSRF_BYTES = 16;

  private final Database database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable TokenKey known;

  /** A token, and the value that a page must send back. */
  record Issued(String token, String csrf) {}

  /** Tokens signed with the key of a database, which is made if there is none. */
  public Tokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.known = TokenKey.of(database);
  }

  /** Reads the key again when it is next needed, since the database is another one. */
  public void forget() {
    known = null;
  }

  private TokenKey key() {
    var key = known;
    if (key == null) {
      key = TokenKey.of(database);
      known = key;
    }
    return key;
  }

  /** A new token of a person. */
  Issued issue(StaffMember member) {
    var now = clock.instant();
    var csrf = csrf();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(member.id().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim(NAME, member.name())
            .claim(ROLE, member.role().name().toLowerCase(Locale.ROOT))
            .claim(LOCATIONS, claimed(member))
            .claim(DEFAULT_LOCATION, text(member.defaultLocationId()))
            .claim(CSRF, csrf)
            .build();
    var key = key();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA).type(JOSEObjectType.JWT).keyID(key.id()).build();
    var unsigned = new SignedJWT(header, claims);
    var signature = Base64URL.encode(key.sign(unsigned.getSigningInput()));
    var signed = new String(unsigned.getSigningInput(), java.nio.charset.StandardCharsets.US_ASCII);
    return new Issued(signed + "." + signature, csrf);
  }

  /** An administrator reaches all locations, so the token, which must stay short, lists none. */
  private static List<String> claimed(StaffMember member) {
    return member.role() == Role.ADMIN
        ? List.of()
        : member.locations().stream().map(place -> place.id().toString()).toList();
  }

  private String csrf() {
    var bytes = new byte[CSRF_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Who holds this token.
   *
   * @throws Refused {@code token_invalid} or {@code token_expired}
   */
  public Identify.Known byToken(String token) {
    var jwt = parse(token);
    var key = key();
    try {
      if (!ours(jwt.getHeader(), key)
          || !key.signed(jwt.getSigningInput(), jwt.getSignature().decode())) {
        throw invalid();
      }
      var claims = jwt.getJWTClaimsSet();
      if (!ISSUER.equals(claims.getIssuer())) {
        throw invalid();
      }
      var lasts =
          Duration.between(
              clock.instant(), Objects.requireNonNull(claims.getExpirationTime()).toInstant());
      if (!lasts.isPositive()) {
        throw new Refused(Code.TOKEN_EXPIRED, "The token has expired; sign in again.");
      }
      return known(claims, lasts);
    } catch (ParseException e) {
      throw invalid();
    }
  }

  /**
   * The parts of a token; a header that is JSON but no object makes the parser fail, not refuse.
   */
  private static SignedJWT parse(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | RuntimeException e) {
      throw invalid();
    }
  }

  /** Exactly the header that we write: one algorithm, one key, nothing critical. */
  private static boolean ours(JWSHeader header, TokenKey key) {
    return JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        && key.id().equals(header.getKeyID())
        && header.getCriticalParams() == null
        && header.isBase64URLEncodePayload();
  }

  /** The caller that claims under our signature tell of. */
  private static Identify.Known known(JWTClaimsSet claims, Duration lasts) throws ParseException {
    Set<UUID> locations = new HashSet<>();
    for (var id : claims.getStringListClaim(LOCATIONS)) {
      locations.add(UUID.fromString(id));
    }
    var caller =
        new Caller.Staff(
            UUID.fromString(claims.getSubject()),
            claims.getStringClaim(NAME),
            Role.valueOf(claims.getStringClaim(ROLE).toUpperCase(Locale.ROOT)),
            locations,
            id(claims.getStringClaim(DEFAULT_LOCATION)));
    return new Identify.Known(caller, claims.getStringClaim(CSRF), Optional.of(lasts));
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable UUID id(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  private static Refused invalid() {
    return new Refused(Code.TOKEN_INVALID, "The token is not valid; sign in again.");
  }
}
