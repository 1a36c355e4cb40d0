package dev.comanda.staff.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Role;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.staff.StaffMember;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Staff tokens: JWTs that are signed with Ed25519 and checked without asking the database. They say
 * who someone is, what they may do, which sign-in they belong to, and the value that a page must
 * send back with unsafe requests. Thread-safe.
 */
public final class Tokens {
  /** How long a token is good for; the sign-in goes on with another one. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  /**
   * Tokens whose signature is remembered as right, since verifying it is most of what a signed-in
   * request costs Java. A token is under 1 KB, so these hold at most 10 MB.
   */
  private static final int REMEMBERED_MAX = 10_000;

  private static final String ISSUER = "comanda";
  private static final String NAME = "name";
  private static final String ROLE = "role";
  private static final String LOCATIONS = "locs";
  private static final String DEFAULT_LOCATION = "dl";
  private static final String CSRF = "csrf";
  private static final String SIGN_IN = "sid";
  private static final String GENERATION = "gen";
  private static final String SIGN_IN_ENDS = "sie";

  private final TokenKeys keys;
  private final Predicate<Identify.Proof> counts;
  private final Clock clock;
  private final Cache<String, Verified> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  /** What a token says under a signature of ours; whether it still counts is asked each time. */
  private record Verified(
      TokenKey key,
      Caller.Staff caller,
      Identify.Proof proof,
      String csrf,
      Instant expires,
      Instant signInEnds) {}

  /**
   * The sign-in that a token belongs to.
   *
   * @param csrf the value that a page must send back
   * @param ends when the sign-in ends unless it goes on
   */
  public record Belongs(Identify.Proof proof, String csrf, Instant ends) {}

  /**
   * Tokens signed with the keys of a database.
   *
   * @param counts whether what a token of ours proves is still so
   */
  public Tokens(TokenKeys keys, Predicate<Identify.Proof> counts, Clock clock) {
    this.keys = keys;
    this.counts = counts;
    this.clock = clock;
  }

  /** A new token of a person. */
  public String issue(StaffMember member, Belongs to) {
    var now = clock.instant();
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
            .claim(CSRF, to.csrf())
            .claim(SIGN_IN, to.proof().signInId().toString())
            .claim(GENERATION, to.proof().generation())
            .claim(SIGN_IN_ENDS, to.ends().getEpochSecond())
            .build();
    var key = keys.signing(now);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA).type(JOSEObjectType.JWT).keyID(key.id()).build();
    var unsigned = new SignedJWT(header, claims);
    var signature = Base64URL.encode(key.sign(unsigned.getSigningInput()));
    return new String(unsigned.getSigningInput(), US_ASCII) + "." + signature;
  }

  /** An administrator reaches all locations, so the token, which must stay short, lists none. */
  private static List<String> claimed(StaffMember member) {
    return member.role() == Role.ADMIN
        ? List.of()
        : member.locations().stream().map(place -> place.id().toString()).toList();
  }

  /**
   * Who holds this token.
   *
   * @throws Refused {@code token_invalid} or {@code token_expired}
   */
  public Identify.Known byToken(String token) {
    var known = remembered.getIfPresent(token);
    if (known == null || !keys.has(known.key())) {
      known = verify(token);
      remembered.put(token, known);
    }
    var now = clock.instant();
    if (!now.isBefore(known.expires())) {
      remembered.invalidate(token);
      throw new Refused(Code.TOKEN_EXPIRED, "The token has expired; refresh it or sign in.");
    }
    if (!counts.test(known.proof())) {
      throw new Refused(
          Code.TOKEN_INVALID, "The sign-in has ended or changed; refresh it or sign in again.");
    }
    var lasts = Duration.between(now, known.signInEnds());
    return new Identify.Known(
        known.caller(), known.csrf(), Optional.of(lasts), Optional.of(known.proof()));
  }

  private Verified verify(String token) {
    var jwt = parse(token);
    try {
      var key = ours(jwt.getHeader());
      if (!key.signed(jwt.getSigningInput(), jwt.getSignature().decode())) {
        throw invalid();
      }
      var claims = jwt.getJWTClaimsSet();
      if (!ISSUER.equals(claims.getIssuer()) || claims.getStringClaim(SIGN_IN) == null) {
        throw invalid();
      }
      return verified(key, claims);
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

  /**
   * The key of exactly the header that we write: one algorithm, a key of ours, nothing critical.
   */
  private TokenKey ours(JWSHeader header) {
    if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        || header.getCriticalParams() != null
        || !header.isBase64URLEncodePayload()) {
      throw invalid();
    }
    return keys.named(header.getKeyID()).orElseThrow(Tokens::invalid);
  }

  /** What claims under our signature tell of. */
  private static Verified verified(TokenKey key, JWTClaimsSet claims) throws ParseException {
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
    var proof =
        new Identify.Proof(
            caller.staffId(),
            UUID.fromString(claims.getStringClaim(SIGN_IN)),
            claims.getIntegerClaim(GENERATION));
    return new Verified(
        key,
        caller,
        proof,
        claims.getStringClaim(CSRF),
        Objects.requireNonNull(claims.getExpirationTime()).toInstant(),
        Instant.ofEpochSecond(claims.getLongClaim(SIGN_IN_ENDS)));
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
