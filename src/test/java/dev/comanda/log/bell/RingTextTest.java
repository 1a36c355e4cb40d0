package dev.comanda.log.bell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Ids;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one node says to the others by NOTIFY. */
class RingTextTest {
  @Test
  void a_ring_lists_each_location_with_its_last_number() {
    var bar = UUID.fromString("0190f000-0000-7000-8000-000000000001");
    assertThat(RingText.of(Map.of(bar, 42L)))
        .containsExactly("0190f000-0000-7000-8000-000000000001:42");
    assertThat(RingText.read("0190f000-0000-7000-8000-000000000001:42")).contains(Map.of(bar, 42L));
  }

  @Test
  void many_locations_are_split_into_as_few_texts_as_the_server_takes() {
    var all = new HashMap<UUID, Long>();
    for (int i = 0; i < 1_000; i++) {
      all.put(Ids.next(), 999_999_999_999_999_999L - i);
    }
    var texts = RingText.of(all);
    assertThat(texts)
        .hasSize(8)
        .allSatisfy(
            text ->
                assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(RingText.BYTES_MAX));
    var read = new HashMap<UUID, Long>();
    texts.forEach(text -> read.putAll(RingText.read(text).orElseThrow()));
    assertThat(read).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bar:1",
        "0190f000-0000-7000-8000-000000000001:",
        "0190f000-0000-7000-8000-000000000001:-1",
        "0190f000-0000-7000-8000-000000000001:1234567890123456789",
        "0190f000-0000-7000-8000-000000000001:1 ",
        "x 0190f000-0000-7000-8000-000000000001:1"
      })
  void what_is_not_ours_is_not_read(String text) {
    assertThat(RingText.read(text)).isEmpty();
  }
}
