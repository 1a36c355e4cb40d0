package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many connections a limit of open files allows. */
class DescriptorsTest {
  @ParameterizedTest
  @CsvSource({"20000, 19600, 19000", "1024, 624, 312", "64, 32, 16"})
  void files_and_plain_requests_keep_their_share(long limit, int connections, int sockets) {
    assertThat(Descriptors.of(limit)).isEqualTo(new Descriptors(connections, sockets));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000_000, Long.MAX_VALUE})
  void without_a_limit_there_is_still_one(long limit) {
    assertThat(Descriptors.of(limit).connections()).isLessThan(200_000);
  }

  @Test
  void this_process_has_room_for_sockets() {
    assertThat(Descriptors.ofThisProcess().sockets()).isPositive();
  }
}
