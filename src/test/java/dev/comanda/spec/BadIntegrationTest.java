package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to ERPs that cannot be: each field that is wrong is named, and nothing is made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadIntegrationTest {
  private static final String ALL = Connections.ALL;

  @AutoClose
  private final Evening evening = new Evening(new HandClock(Instant.parse("2026-05-31T18:00:00Z")));

  private final Connections connections = new Connections(evening);
  private final String known = connections.aPath("bistro");

  private static Map<String, String> faults(dev.comanda.http.Client.Answer answer) {
    var faults = new TreeMap<String, String>();
    for (var each : answer.expect(400, "invalid").json().get("errors")) {
      faults.put(each.get("pointer").textValue(), each.get("code").textValue());
    }
    return faults;
  }

  @Test
  void all_that_is_missing_or_wrong_is_named_at_once() {
    assertThat(faults(evening.admin.post(ALL, Map.of())))
        .containsOnlyKeys("/location", "/slug", "/workshop", "/connector", "/address");
    var body = connections.body("nowhere", "port", 80);
    body.putAll(Map.of("mark_prefix", "", "per_minute", -1, "in_flight", 0, "password", "x"));
    assertThat(faults(evening.admin.post(ALL, body)))
        .containsOnlyKeys(
            "/location", "/port", "/mark_prefix", "/per_minute", "/in_flight", "/username");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workshop      | ' '                   | required",
        "workshop      | 5                     | type",
        "connector     | 'abacus'              | unknown",
        "connector     | ''                    | required",
        "username      | 'ada'                 | required",
        "active        | 'yes'                 | type",
        "port          | 1023                  | out_of_bounds",
        "port          | 65536                 | out_of_bounds",
        "port          | -1                    | out_of_bounds",
        "port          | 2000.5                | type",
        "mark_prefix   | 'Oil Mat:'            | mark_prefix",
        "mark_prefix   | 'Öl:'                 | mark_prefix",
        "mark_prefix   | 'OilMatOilMatOilMat:::'| mark_prefix",
        "book_on       | 'paid'                | type",
        "book_on       | 'PLACED'              | type",
        "document_rule | 'guess'               | type",
        "document_rule | 'fixed'               | required",
        "fixed_document| 'A-1'                 | not_fixed",
        "per_minute    | 6001                  | out_of_bounds",
        "in_flight     | 257                   | out_of_bounds",
        "attempts_max  | 0                     | out_of_bounds",
        "attempts_max  | 51                    | out_of_bounds",
        "hours_from    | '24:00'               | time",
        "hours_from    | '6:00'                | time",
        "hours_to      | '06:00:00'            | time",
        "hours_to      | 'noon'                | time",
        "hours_from    | '06:00'               | required",
        "hours_to      | '02:00'               | required",
        "canary_at     | '24:00'               | time",
        "canary_at     | '5:30'                | time",
        "secret        | 'x'                   | unknown_field",
      })
  void a_field_that_is_wrong_is_named_with_its_code(String field, String value, String code) {
    var sent = value.matches("-?[0-9.]+") ? Json.tree(value) : value;
    var pointer =
        switch (code + " " + field) {
          case "required document_rule" -> "/fixed_document";
          case "required username" -> "/password";
          case "required hours_from" -> "/hours_to";
          case "required hours_to" -> "/hours_from";
          default -> "/" + field;
        };
    var made = evening.admin.post(ALL, connections.body("bistro", field, sent));
    assertThat(faults(made)).containsExactly(Map.entry(pointer, code));
    if (!field.equals("connector")) {
      var changed = evening.admin.patch(known, Map.of(field, sent));
      assertThat(faults(changed)).containsExactly(Map.entry(pointer, code));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bennys",
        "bennys_auto",
        "-bennys",
        "bennys--auto",
        "bennys auto",
        "../alive",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx",
        "00000000-0000-0000-0000-000000000000",
        ""
      })
  void a_slug_that_cannot_stand_in_a_path_is_none(String slug) {
    assertThat(faults(evening.admin.post(ALL, connections.body("bistro", "slug", slug))))
        .containsExactly(Map.entry("/slug", "slug"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "erp.example",
        "ftp://erp.example/",
        "file:///etc/passwd",
        "http://",
        "http:///path",
        "http://erp example/",
        "http://ärp.example/",
        "http://ada@erp.example/",
        "http://ada:hush@erp.example/",
        "http://erp.example/?token=hush",
        "http://erp.example/#hush",
        "http://erp.example:0/",
        "http://erp.example:65536/",
        "http://169.254.169.254/latest",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://224.0.0.1/",
        "http://[ff02::1]/",
        "http://255.255.255.255/",
        "http://2852039166/",
        "http://0251.0376.0251.0376/",
        "http://169.254.43518/",
        "http://0xa9fea9fe/",
        "http://169.254.0Xa9.0xfe/",
        "http://169.254.169.254./",
        "javascript:alert(1)",
        "   ",
        ""
      })
  void an_address_where_no_erp_can_be_is_refused_and_not_repeated(String address) {
    var refused = evening.admin.post(ALL, connections.body("bistro", "address", address));
    assertThat(faults(refused))
        .containsExactly(Map.entry("/address", address.isBlank() ? "required" : "address"));
    assertThat(refused.text()).doesNotContain("hush", "passwd");
  }

  @Test
  void an_address_counts_however_its_beginning_is_written() {
    var body = connections.body("bistro", "address", "HTTPS://Erp.example/a");
    var made = connections.made(body);
    assertThat(made.get("address").asText()).isEqualTo("https://Erp.example/a");
    var changed =
        evening.admin.patch(Connections.path(made), Map.of("address", "Https://Erp.example/b"));
    assertThat(changed.expect(200).json().get("address").asText())
        .isEqualTo("https://Erp.example/b");
  }

  @ParameterizedTest
  @CsvSource({
    "tryton, http://erp.example",
    "tryton, http://erp.example/",
    "trytonweb, http://erp.example",
    "trytonweb, http://erp.example/",
    "trytonweb, http://erp.example/a/b",
    "trytonweb, http://a/%20"
  })
  void an_address_that_is_none_of_this_kind_of_erp_is_refused(String kind, String address) {
    var body = connections.body("bistro", "connector", kind);
    var path = Connections.path(connections.made(body));
    var changed = evening.admin.patch(path, Map.of("address", address));
    assertThat(faults(changed)).containsExactly(Map.entry("/address", "address"));
    assertThat(changed.text()).contains("the name of Tryton's database");
    body.putAll(Map.of("address", address, "slug", "no-database"));
    assertThat(faults(evening.admin.post(ALL, body)))
        .containsExactly(Map.entry("/address", "address"));
    evening.admin.delete(path).expect(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8000/",
        "https://[::1]:8443/erp/",
        "http://10.0.0.7",
        "http://192.168.1.20:8069/",
        "http://172.16.0.1/",
        "http://[fd00::7]/",
        "http://erp",
        "https://erp.bennys.example/sql-ledger/login.pl"
      })
  void an_erp_may_be_on_this_machine_in_a_private_network_or_anywhere(String address) {
    var changed = evening.admin.patch(known, Map.of("address", address)).expect(200).json();
    assertThat(changed.get("address").textValue()).isEqualTo(address);
  }

  @Test
  void hours_that_begin_and_end_at_once_are_refused() {
    var same = Map.of("hours_from", "06:00", "hours_to", "06:00");
    assertThat(faults(evening.admin.patch(known, same)))
        .containsExactly(Map.entry("/hours_to", "doubled"));
    var body = connections.body("bistro");
    body.putAll(same);
    assertThat(faults(evening.admin.post(ALL, body)))
        .containsExactly(Map.entry("/hours_to", "doubled"));
    assertThat(evening.admin.get(known).json().has("hours_from")).isFalse();
  }

  @Test
  void an_address_is_bounded() {
    var address = "http://erp.example/" + "a".repeat(500);
    assertThat(faults(evening.admin.patch(known, Map.of("address", address))))
        .containsExactly(Map.entry("/address", "too_long"));
  }

  @Test
  void a_password_is_a_line_of_so_many_characters() {
    var codes =
        Map.of("", "required", "two\nlines", "control_character", "x".repeat(501), "too_long");
    codes.forEach(
        (password, code) -> {
          var body = Map.of("username", "ada", "password", password);
          assertThat(faults(evening.admin.patch(known, body)))
              .containsExactly(Map.entry("/password", code));
        });
  }

  @Test
  void where_it_is_and_what_it_books_in_is_said_once() {
    var other = Map.of("location", "bar", "slug", "else", "connector", "paper");
    assertThat(faults(evening.admin.patch(known, other)))
        .isEqualTo(Map.of("/location", "fixed", "/slug", "fixed", "/connector", "fixed"));
    var now = evening.admin.get(known).json();
    var same =
        Map.of(
            "location", now.get("location_id"),
            "slug", now.get("slug"),
            "connector", now.get("connector"));
    assertThat(evening.admin.patch(known, same).expect(200).json()).isEqualTo(now);
  }

  @Test
  void a_place_has_only_so_many() {
    var place = new Fresh(evening).aPlace();
    var at = place.substring(place.lastIndexOf('/') + 1);
    for (int i = 0; i < 50; i++) {
      connections.made(at);
    }
    assertThat(faults(evening.admin.post(ALL, connections.body(at)))).containsValue("full");
    var all = evening.admin.get(ALL + "?limit=100").expect(200).json().get("data");
    evening.admin.delete(Connections.path(all.get(all.size() - 1))).expect(204);
    connections.made(at);
  }

  @Test
  void a_body_that_says_nothing_changes_nothing() {
    var before = evening.admin.get(known).json();
    for (var path : List.of(known + "/state")) {
      assertThat(evening.admin.put(path, Map.of()).expect(200).json()).isEqualTo(before);
    }
    assertThat(evening.admin.patch(known, Map.of()).expect(200).json()).isEqualTo(before);
  }
}
