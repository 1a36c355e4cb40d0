package dev.comanda.spec;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Scope;
import dev.comanda.log.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Who may know what happened: each type of event, as each who can listen gets it, on each way out.
 * What an evening has left in the log is held against one table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoMayKnowTest {
  private static final String BISTRO = KnownEvening.BISTRO;

  /**
   * How much of a type one may know; of a waiter's own, of another waiter's order at a table and of
   * one without a table. Managers and administrators know all.
   */
  private static final String TABLE =
      """
      type               own   table alone kitchen key   orders guest
      session.opened     all   all   all   part    part  part   none
      session.verified   all   all   all   part    part  part   part
      session.joined     all   all   all   part    part  part   none
      session.moved      all   all   all   part    part  part   part
      session.merged     all   all   all   part    part  part   part
      session.enlarged   all   all   all   part    part  part   none
      session.changed    all   all   all   part    part  part   none
      session.closed     all   all   all   part    part  part   part
      order.placed       all   part  none  part    part  all    part
      order.cancelled    all   part  none  part    part  all    part
      line.voided        all   part  none  part    part  all    part
      payment.made       all   all   none  none    none  none   part
      payment.taken_back all   all   none  none    none  none   part
      receipt.issued     all   all   none  none    none  none   none
      product.changed    all   all   all   all     all   all    all
      category.changed   all   all   all   all     all   all    all
      modifiers.changed  all   all   all   all     all   all    all
      spot.changed       all   all   all   part    part  part   none
      request.made       all   all   all   none    none  none   none
      request.accepted   all   all   all   none    none  none   none
      request.refused    all   all   all   none    none  none   none
      request.expired    all   all   all   none    none  none   none
      location.changed   all   all   all   all     part  part   part
      station.changed    all   all   all   all     all   all    none
      integration.changed none none  none  none    none  none   none
      integration.alert   none none  none  none    none  none   none
      integration.recovered none none  none  none    none  none   none
      delivery.placed     none none  none  none    none  none   none
      delivery.held       none none  none  none    none  none   none
      delivery.created    none none  none  none    none  none   none
      delivery.error      none none  none  none    none  none   none
      delivery.unknown    none none  none  none    none  none   none
      delivery.cleared    none none  none  none    none  none   none
      delivery.skipped    none none  none  none    none  none   none
      delivery.cancelled  none none  none  none    none  none   none
      delivery.changed    none none  none  none    none  none   none
      ticket.queued      all   part  none  part    part  all    part
      ticket.fired       all   part  none  part    part  all    part
      ticket.ready       all   part  none  part    part  all    part
      ticket.served      all   part  none  part    part  all    part
      ticket.held        all   part  none  part    part  all    part
      ticket.cancelled   all   part  none  part    part  all    part
      ticket.changed     all   part  none  part    part  all    part
      """;

  private static final Map<String, Map<String, String>> SHARES = shares();

  private final HandClock clock = new HandClock(Instant.parse("2026-05-04T18:00:00Z"));

  @AutoClose private final Evening evening = new Evening(clock);

  private final KnownEvening story = new KnownEvening(evening, clock);
  private String begin = "";
  private List<JsonNode> all = List.of();

  private static Map<String, Map<String, String>> shares() {
    var lines = TABLE.lines().map(line -> line.strip().split(" +")).toList();
    var shares = new TreeMap<String, Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var row = new TreeMap<String, String>();
      for (int i = 1; i < line.length; i++) {
        row.put(lines.getFirst()[i], line[i]);
      }
      shares.put(line[0], row);
    }
    return shares;
  }

  @BeforeAll
  void the_evening_happens() {
    begin = evening.manager.get(BISTRO + "/panel").expect(200).json().get("position").textValue();
    story.happens();
    all = page("manager", evening.token("manager"));
  }

  @Test
  void the_table_has_every_type_and_each_of_them_happened() {
    var types =
        Arrays.stream(EventType.values())
            .filter(type -> type != EventType.UNKNOWN)
            .map(EventType::wire)
            .collect(toCollection(TreeSet::new));
    assertThat(SHARES.keySet()).isEqualTo(types);
    var happened = new TreeSet<String>();
    all.forEach(event -> happened.add(text(event, "type")));
    assertThat(happened).isEqualTo(types);
    assertThat(page("admin", evening.token("admin"))).isEqualTo(all);
  }

  @Test
  void staff_know_of_the_log_and_on_sockets_what_the_table_says() {
    holds("own", evening.token("waiter"));
    holds("another", story.otherWaiter);
    holds("kitchen", evening.token("kitchen"));
  }

  private void holds(String who, String token) {
    var expected = expected(who);
    same(who, page(who, token), expected);
    try (var ear = new Ear(evening.app.url(), "/live/locations/bistro", token, begin)) {
      same(who, heard(ear, expected), expected);
    }
    try (var live = new Ear(evening.app.url(), "/live/locations/bistro", token, null)) {
      story.hides(who, live.snapshot());
    }
    for (var session : story.sessions) {
      try (var ear = new Ear(evening.app.url(), "/live/sessions/" + session, token, null)) {
        story.hides(who, ear.snapshot());
      }
    }
  }

  @Test
  void what_is_asked_for_holds_the_same() {
    var other = evening.nobody.as(story.otherWaiter);
    for (var path : story.sessions) {
      story.hides("another", other.get("/api/sessions/" + path).expect(200).json());
    }
    story.hides("another", other.get(BISTRO + "/panel").expect(200).json());
    var own = evening.waiter.get("/api/sessions/" + story.sessions.getFirst()).expect(200).text();
    assertThat(own).contains(KnownEvening.CUSTOMER, KnownEvening.NOTE);
  }

  @Test
  void keys_know_what_their_scopes_say() {
    for (var scope : Scope.values()) {
      var who = scope == Scope.ORDERS_READ ? "orders" : "key";
      var token = story.key(scope, Scope.EVENTS_READ);
      same(who, page(who, token), expected(who));
      try (var ear = new Ear(evening.app.url(), "/live/locations/bistro", token, null)) {
        assertThat(ear.closeCode()).isEqualTo(4403);
      }
    }
  }

  @Test
  void guests_hear_of_their_session_what_the_table_says() {
    var expected =
        expected("guest").stream()
            .filter(each -> !each.has("session_id") || story.isAtFirst(each))
            .filter(
                each ->
                    each.has("session_id")
                        || !text(each, "type").matches("(order|line|payment|ticket).*"))
            .toList();
    var path = "/live/sessions/" + story.sessions.getFirst();
    try (var ear = new Ear(evening.app.url(), path, story.guest, begin)) {
      same("guest", heard(ear, expected), expected);
    }
  }

  @Test
  void a_phone_hears_of_its_own_request_alone() {
    var path = "/live/requests/" + story.request;
    try (var ear = new Ear(evening.app.url(), path, story.asker, begin)) {
      var frame = ear.hears(each -> each.findValuesAsText("type").contains("request.accepted"));
      assertThat(frame.get("events").findValuesAsText("type"))
          .containsExactly("request.made", "request.accepted");
      story.hides("asker", frame);
    }
  }

  /** The events that somebody may know of, as they stand in the log. */
  private List<JsonNode> expected(String who) {
    return all.stream().filter(event -> !share(who, event).equals("none")).toList();
  }

  private String share(String who, JsonNode event) {
    var row = Objects.requireNonNull(SHARES.get(text(event, "type")));
    var column =
        switch (who) {
          case "own", "another" -> story.column(event, who.equals("own"));
          default -> who;
        };
    return Objects.requireNonNull(row.get(column));
  }

  private void same(String who, List<JsonNode> told, List<JsonNode> expected) {
    assertThat(told.stream().map(each -> each.get("seq").longValue()).toList())
        .as(who)
        .isEqualTo(expected.stream().map(each -> each.get("seq").longValue()).toList());
    for (int i = 0; i < told.size(); i++) {
      if (share(who, expected.get(i)).equals("all")) {
        assertThat(told.get(i)).as(who).isEqualTo(expected.get(i));
      }
      story.hides(who, told.get(i));
    }
  }

  private List<JsonNode> page(String who, String token) {
    var path = BISTRO + "/events?limit=1000&after=" + begin;
    var page = evening.nobody.as(token).get(path).expect(200).json();
    assertThat(page.get("has_more").booleanValue()).as(who).isFalse();
    assertThat(page.get("position").textValue()).as(who).isEqualTo(position());
    return list(page.get("data"));
  }

  private String position() {
    return evening.manager.get(BISTRO + "/panel").json().get("position").textValue();
  }

  private static List<JsonNode> heard(Ear ear, List<JsonNode> expected) {
    var heard = new ArrayList<JsonNode>();
    while (heard.size() < expected.size()) {
      heard.addAll(list(ear.hears(frame -> frame.has("events")).get("events")));
    }
    return heard;
  }

  private static List<JsonNode> list(JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get).toList();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
