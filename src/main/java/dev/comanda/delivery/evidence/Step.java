package dev.comanda.delivery.evidence;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step, in a word or two, and what was seen there.
 *
 * @param text empty where there is only a picture
 * @param picture the number of its picture; null where there is none
 * @param pruned true where there was one that is kept no more, else null
 */
public record Step(String step, String text, @Nullable Integer picture, @Nullable Boolean pruned) {
  /** One of which there is no picture. */
  static Step of(String step, String text) {
    return new Step(step, text, null, null);
  }

  /** The same with these words. */
  Step saying(String words) {
    return new Step(step, words, picture, pruned);
  }

  /** The same where only these pictures are left. */
  public Step with(Set<Integer> kept) {
    return picture == null || kept.contains(picture) ? this : new Step(step, text, null, true);
  }
}
