package dev.comanda.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** A connection that this machine does not even open. */
class TimedSocketTest {
  @Test
  void a_process_without_descriptors_has_sent_nothing() {
    assertThatThrownBy(() -> new TimedSocket(TimedSocketTest::none, System.nanoTime()))
        .isInstanceOfSatisfying(
            NotSent.class,
            not -> {
              assertThat(not.code()).isEqualTo(NotSent.UNREACHABLE);
              assertThat(not.words()).endsWith("Too many open files");
            });
  }

  private static SocketChannel none() throws SocketException {
    throw new SocketException("Too many open files");
  }
}
