package dev.comanda.preparation.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.network.Networks;
import dev.comanda.problem.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a robot may wait, and what it is told where it may not. */
class AllowedAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1:8298/7/callbacks/0123abcd/",
        "HTTPS://127.8.9.1:65535",
        "http://[::1]:8298/a?b=c",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost:8298/7/callbacks/0123abcd/",
      })
  void this_machine_may_be_called_where_nothing_is_set(String text) {
    assertThat(AllowedAddresses.loopback().check(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "http://0.0.0.0:8298/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.2:9298/7/callbacks/0123abcd/",
        "http://[::]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fd00::1]/",
        "http://2886729729/",
      })
  void elsewhere_is_refused_in_words_when_a_robot_asks(String text) {
    assertThat(refusal(AllowedAddresses.loopback(), text).code()).isEqualTo("not_allowed");
  }

  @Test
  void a_refusal_names_the_header_and_the_host() {
    var fault = refusal(AllowedAddresses.loopback(), "http://192.168.1.2:9298/7/callbacks/a/");
    assertThat(fault.pointer()).isEqualTo("header:Cpee-Callback");
    assertThat(fault.detail())
        .isEqualTo(
            "You cannot be called back there: the host 192.168.1.2 is none that may be called."
                + " Who runs Comanda can allow addresses.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | required",
        "/7/callbacks/a/ | address",
        "ftp://127.0.0.1/ | address",
        "file:///etc/passwd | address",
        "jar:http://127.0.0.1/!/ | address",
        "http:127.0.0.1 | address",
        "http:///a | address",
        "http://robot_1/a | address",
        "http://me:secret@127.0.0.1/ | address",
        "http://127.0.0.1@10.0.0.1/ | address",
        "http://127.0.0.1/#a | address",
        "http://127.0.0.1:0/ | address",
        "http://127.0.0.1:65536/ | address",
        "http://127.0.0.1:99999999999/ | address",
        "http://127.0.0.1/a b | address",
        "http://127.0.0.1/ä | address",
        "http://127.0.0.1/%zz | address",
        "http://127.0.0.1\\@10.0.0.1/ | address",
      })
  void what_is_no_address_is_refused(String text, String code) {
    assertThat(refusal(AllowedAddresses.loopback(), text).code()).isEqualTo(code);
  }

  @Test
  void no_address_ends_a_line_of_the_request() {
    assertThat(refusal(AllowedAddresses.loopback(), "http://127.0.0.1/\r\nCPEE-STOP: true").code())
        .isEqualTo("address");
    assertThat(refusal(AllowedAddresses.loopback(), "http://127.0.0.1/" + "a".repeat(1000)).code())
        .isEqualTo("too_long");
  }

  @Test
  void every_address_of_a_name_must_be_allowed() {
    var one = allowed("10.0.0.0/24", "10.0.0.1");
    assertThat(one.check("http://robots.example/a/").host()).isEqualTo("robots.example");
    var astray = allowed("10.0.0.0/24", "10.0.0.1", "10.0.1.1");
    assertThat(refusal(astray, "http://robots.example/a/").code()).isEqualTo("not_allowed");
  }

  @Test
  void a_name_that_nobody_knows_is_refused() {
    var nowhere =
        new AllowedAddresses(
            Networks.parse("127.0.0.1"),
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(refusal(nowhere, "http://robots.example/a/").detail())
        .contains("the host robots.example is not known here");
  }

  @Test
  void what_is_no_list_of_networks_is_refused_by_name() {
    assertThatThrownBy(() -> AllowedAddresses.parse("10.0.0.0/8, robots.example"))
        .hasMessage("is wrong at 'robots.example', which is no IP address or network");
    assertThatThrownBy(() -> AllowedAddresses.parse("0.0.0.0/0"))
        .hasMessageContaining("is wrong at '0.0.0.0/0', which is everybody");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1, 80, /, 127.0.0.1",
    "https://localhost/a/, 443, /a/, localhost",
    "http://localhost:80?x=/, 80, /?x=/, localhost",
    "https://[::1]:80/a, 80, /a, [::1]:80",
    "http://[::1]//a//, 80, //a//, [::1]",
  })
  void an_address_is_taken_to_its_parts(String text, int port, String target, String authority) {
    var url = CallbackUrl.read(text);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.target()).isEqualTo(target);
    assertThat(url.authority()).isEqualTo(authority);
  }

  private static AllowedAddresses allowed(String networks, String... addresses) {
    var found = Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    return new AllowedAddresses(Networks.parse(networks), _ -> found);
  }

  private static Refused.Fault refusal(AllowedAddresses allowed, String text) {
    var faults = new ArrayList<Refused.Fault>();
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> allowed.check(text))
        .satisfies(refused -> faults.addAll(refused.faults()));
    return faults.getFirst();
  }
}
