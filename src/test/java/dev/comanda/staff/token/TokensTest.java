package dev.comanda.staff.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Role;
import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.staff.SettingRows;
import dev.comanda.staff.SignIns;
import dev.comanda.staff.StaffMember;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
  private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
  private static final UUID BAR = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final StaffMember WAITER =
      new StaffMember(
          UUID.fromString("01990000-0000-7000-8000-000000000009"),
          "wei@example.org",
          "Wei \"W.\" Chen",
          Role.WAITER,
          BAR,
          List.of(new StaffMember.Place(BAR, "bar", "Bar")),
          true,
          true,
          false,
          false,
          1,
          NOW);
  private static final Identify.Proof PROOF =
      new Identify.Proof(WAITER.id(), UUID.fromString("01990000-0000-7000-8000-00000000000a"), 3);
  private static final Tokens.Belongs SIGN_IN =
      new Tokens.Belongs(PROOF, "a-value-that-a-page-sends-back", NOW.plus(SignIns.IDLE_MAX));

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(8);
  private Tokens tokens;
  private String token;

  @BeforeAll
  void issue() {
    tokens = at(NOW);
    token = tokens.issue(WAITER, SIGN_IN);
  }

  @AfterAll
  void close() {
    database.close();
    postgres.close();
  }

  private Tokens at(Instant now) {
    return of(database, now);
  }

  private static Tokens of(Database database, Instant now) {
    var clock = Clock.fixed(now, ZoneOffset.UTC);
    return new Tokens(new TokenKeys(database, clock), proof -> true, clock);
  }

  @Test
  void a_token_tells_who_someone_is() {
    var known = tokens.byToken(token);
    assertThat(known.caller())
        .isEqualTo(new Caller.Staff(WAITER.id(), WAITER.name(), Role.WAITER, Set.of(BAR), BAR));
    assertThat(known.csrf()).isEqualTo(SIGN_IN.csrf());
    assertThat(known.proof()).contains(PROOF);
    assertThat(known.lasts()).contains(SignIns.IDLE_MAX);
  }

  @Test
  void another_node_of_the_same_database_knows_it() {
    assertThat(at(NOW).byToken(token)).isEqualTo(tokens.byToken(token));
  }

  @Test
  void it_expires_a_quarter_of_an_hour_after_it_was_issued() {
    assertThat(at(NOW.plus(Tokens.LIFE).minusSeconds(1)).byToken(token)).isNotNull();
    refused(Code.TOKEN_EXPIRED, at(NOW.plus(Tokens.LIFE)), token);
  }

  @Test
  void what_is_remembered_expires_and_is_revoked_all_the_same() {
    var clock = new AtomicReference<>(Clock.fixed(NOW, ZoneOffset.UTC));
    var counts = new AtomicBoolean(true);
    InstantSource source = () -> clock.get().instant();
    var remembering =
        new Tokens(
            new TokenKeys(database, clock.get()),
            proof -> counts.get(),
            source.withZone(ZoneOffset.UTC));
    assertThat(remembering.byToken(token)).isEqualTo(remembering.byToken(token));
    counts.set(false);
    refused(Code.TOKEN_INVALID, remembering, token);
    counts.set(true);
    assertThat(remembering.byToken(token).lasts()).contains(SignIns.IDLE_MAX);
    clock.set(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
    assertThat(remembering.byToken(token).lasts()).contains(SignIns.IDLE_MAX.minusSeconds(60));
    clock.set(Clock.fixed(NOW.plus(Tokens.LIFE), ZoneOffset.UTC));
    refused(Code.TOKEN_EXPIRED, remembering, token);
    refused(Code.TOKEN_EXPIRED, remembering, token);
  }

  @Test
  void what_is_remembered_ends_with_the_keys_of_its_database() {
    try (var other = TestPostgres.fresh();
        var otherDatabase = other.open(1)) {
      var clock = Clock.fixed(NOW, ZoneOffset.UTC);
      var keys = new TokenKeys(otherDatabase, clock);
      var remembering = new Tokens(keys, proof -> true, clock);
      var remembered = remembering.issue(WAITER, SIGN_IN);
      assertThat(remembering.byToken(remembered).proof()).contains(PROOF);
      otherDatabase.write(
          tx -> {
            SettingRows.put(tx, SettingRows.TOKEN_KEYS, Json.text(List.of(TokenKey.create(NOW))));
            keys.look(tx);
            return true;
          });
      refused(Code.TOKEN_INVALID, remembering, remembered);
    }
  }

  @Test
  void a_token_of_another_database_is_not_valid() {
    try (var other = TestPostgres.fresh();
        var otherDatabase = other.open(1)) {
      refused(Code.TOKEN_INVALID, tokens, of(otherDatabase, NOW).issue(WAITER, SIGN_IN));
    }
  }

  @Test
  void a_token_without_a_signature_is_not_valid() throws ParseException {
    refused(Code.TOKEN_INVALID, tokens, new PlainJWT(claims()).serialize());
    refused(Code.TOKEN_INVALID, tokens, token.substring(0, token.lastIndexOf('.') + 1));
    refused(Code.TOKEN_INVALID, tokens, withHeader("{\"alg\":\"none\"}"));
  }

  @Test
  void a_secret_shared_by_guessing_the_open_key_is_not_valid()
      throws JOSEException, ParseException {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId()).build();
    var forged = new SignedJWT(header, claims());
    forged.sign(new MACSigner("an open key is no secret, but it has 32 bytes"));
    refused(Code.TOKEN_INVALID, tokens, forged.serialize());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"crit\":[\"exp\"],\"exp\":1}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"b64\":false,\"crit\":[\"b64\"]}",
        "{\"alg\":\"EdDSA\",\"kid\":\"another\"}",
        "{\"alg\":\"EdDSA\"}",
        "{\"alg\":\"Ed25519\",\"kid\":\"KID\"}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\"}",
      })
  void even_under_our_own_key_only_our_own_header_counts(String header) throws ParseException {
    refused(Code.TOKEN_INVALID, tokens, signed(header.replace("KID", keyId()), claims()));
  }

  @Test
  void another_issuer_is_not_believed() throws ParseException {
    var claims = new JWTClaimsSet.Builder(claims()).issuer("someone else").build();
    var header = "{\"alg\":\"EdDSA\",\"kid\":\"" + keyId() + "\"}";
    refused(Code.TOKEN_INVALID, tokens, signed(header, claims));
    assertThat(tokens.byToken(signed(header, claims()))).isEqualTo(tokens.byToken(token));
  }

  @Test
  void a_changed_claim_breaks_the_signature() throws ParseException {
    var claims = new JWTClaimsSet.Builder(claims()).claim("role", "admin").build();
    var parts = token.split("\\.", -1);
    refused(
        Code.TOKEN_INVALID,
        tokens,
        parts[0] + "." + claims.toPayload().toBase64URL() + "." + parts[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJ.eyJ.eyJ", "g.1.abc", "\u0000", "....."})
  void what_is_no_token_is_not_valid(String sent) {
    refused(Code.TOKEN_INVALID, tokens, sent);
  }

  @Test
  void nodes_that_start_at_once_make_one_key() throws Exception {
    try (var fresh = TestPostgres.fresh();
        var shared = fresh.open(8);
        var nodes = Executors.newFixedThreadPool(8)) {
      var together = new CyclicBarrier(8);
      Callable<String> start =
          () -> {
            together.await(10, TimeUnit.SECONDS);
            var clock = Clock.fixed(NOW, ZoneOffset.UTC);
            return new TokenKeys(shared, clock).signing(NOW).id();
          };
      var ids = new java.util.HashSet<String>();
      for (var id : nodes.invokeAll(java.util.Collections.nCopies(8, start))) {
        ids.add(id.get());
      }
      assertThat(ids).hasSize(1);
    }
  }

  private JWTClaimsSet claims() throws ParseException {
    return SignedJWT.parse(token).getJWTClaimsSet();
  }

  private String keyId() {
    return key().id();
  }

  private TokenKey key() {
    return new TokenKeys(database, Clock.fixed(NOW, ZoneOffset.UTC)).signing(NOW);
  }

  private String withHeader(String header) {
    return base64(header) + token.substring(token.indexOf('.'));
  }

  private String signed(String header, JWTClaimsSet claims) {
    var input = base64(header) + "." + claims.toPayload().toBase64URL();
    var signature = key().sign(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Code code, Tokens tokens, String token) {
    assertThatThrownBy(() -> tokens.byToken(token))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "5", "\"x\"", "{}", "{\"alg\":null}", "{\"alg\":\"none\"}"})
  void a_header_that_is_none_of_ours_is_refused(String header) {
    var encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8));
    var forged = encoded + token.substring(token.indexOf('.'));
    assertThatThrownBy(() -> tokens.byToken(forged))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(Code.TOKEN_INVALID));
  }
}
