package dev.comanda.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that is packed once, with one end or another. */
class PackedTest {
  /** Java's reader holds check and length of the whole against what it has read. */
  private static byte[] unpacked(byte[] gzip) throws IOException {
    var in = new ByteArrayInputStream(gzip);
    try (var reader = new GZIPInputStream(in)) {
      var all = reader.readAllBytes();
      assertThat(in.available()).as("bytes after the end").isZero();
      return all;
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0,1", "1,0", "5,40", "1000,40", "65536,2", "300000,65535", "1000000,300"})
  void whatever_its_size_it_is_the_text_with_its_end(int beginning, int end) throws IOException {
    var random = Seed.fixed(beginning + end);
    for (int alike : new int[] {1, 7, 256}) {
      var text =
          random
              .ints(beginning, 0, alike)
              .collect(
                  StringBuilder::new, (all, each) -> all.append((char) each), StringBuilder::append)
              .toString();
      var ends =
          random
              .ints(end, 0, 128)
              .collect(
                  StringBuilder::new, (all, each) -> all.append((char) each), StringBuilder::append)
              .toString()
              .getBytes(UTF_8);
      var begins = text.getBytes(UTF_8);
      var packed = Packed.of(begins, begins.length);

      var whole = (text + new String(ends, UTF_8)).getBytes(UTF_8);
      assertThat(unpacked(packed.gzip(ends))).isEqualTo(whole);
      assertThat(packed.plain(ends)).isEqualTo(whole);
    }
  }

  @Test
  void it_takes_one_end_after_the_other_and_packs_well() throws IOException {
    var text = "Soup of the day, ".repeat(1_000) + "!?";
    var packed = Packed.of(text.getBytes(UTF_8), text.length() - 2);
    assertThat(packed.bytes()).isLessThan(300);
    for (var end : new String[] {"one", "", "another"}) {
      var whole = text.substring(0, text.length() - 2) + end;
      assertThat(unpacked(packed.gzip(end.getBytes(UTF_8)))).asString(UTF_8).isEqualTo(whole);
    }
  }

  @Test
  void an_end_that_no_block_holds_is_a_bug() {
    var packed = Packed.of(new byte[0], 0);
    assertThatThrownBy(() -> packed.gzip(new byte[Packed.END_BYTES_MAX + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
