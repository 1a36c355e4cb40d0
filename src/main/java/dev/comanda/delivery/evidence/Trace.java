package dev.comanda.delivery.evidence;

import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.json.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a connector saw and did in one attempt, bounded and masked. Thread-safe. */
public final class Trace implements Evidence {
  /** Steps of one attempt: some more than those of the longest form. */
  private static final int STEPS_MAX = 40;

  /** Characters of one text; what is longer is cut. */
  private static final int TEXT_CHARS_MAX = 2_000;

  /** Characters of a page's words, which stand beside its picture. */
  private static final int WORDS_CHARS_MAX = 20_000;

  /** What pages may have of one attempt beyond what any text may: three long ones. */
  private static final int WORDS_BEYOND_MAX = 60_000;

  /** Pictures of one attempt; of more, the latest is kept in the place of the one before it. */
  static final int PICTURES_MAX = 8;

  /** What no text may hold; an ERP may say anything. */
  private static final Pattern UNCLEAN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n\t]]");

  private final List<Step> steps = new ArrayList<>();
  private final List<Shot> shots = new ArrayList<>();
  private Mask mask;
  private int pictures;
  private int beyond;
  private String at = "";

  /** Nothing yet; what the mask hides is in none of it. */
  public Trace(Mask mask) {
    this.mask = mask;
  }

  /** What was seen so far. */
  public record Seen(List<Step> steps, List<Shot> shots) {}

  /** Hides from now on also who signs in for this attempt alone. */
  public synchronized void hide(Login login) {
    mask = mask.and(login);
  }

  /** Trouble without what is hidden. */
  public synchronized Trouble masked(Trouble trouble) {
    return mask.over(trouble);
  }

  /** A text of ours without what is hidden. */
  public synchronized String maskedOurs(String text) {
    return mask.overOurs(text);
  }

  @Override
  public synchronized void step(String name) {
    at = name;
  }

  @Override
  public synchronized void text(String step, String text) {
    at = step;
    // Masked before it is cut: half of a secret is not found any more.
    var clean = UNCLEAN.matcher(mask.over(text)).replaceAll(" ");
    if (!steps.isEmpty() && steps.getLast().picture() != null) {
      var last = steps.getLast();
      if (last.step().equals(step) && last.text().isEmpty()) {
        steps.set(steps.size() - 1, last.saying(words(clean)));
        return;
      }
    }
    add(Step.of(step, Text.beginning(clean, TEXT_CHARS_MAX)));
  }

  private String words(String clean) {
    int left = TEXT_CHARS_MAX + WORDS_BEYOND_MAX - beyond;
    var words = Text.beginning(clean, Math.min(WORDS_CHARS_MAX, left));
    beyond += Math.max(0, words.length() - TEXT_CHARS_MAX);
    return words;
  }

  @Override
  public synchronized void picture(String step, byte[] png) {
    at = step;
    var fitting = Png.fitting(png);
    if (fitting.isEmpty()) {
      add(Step.of(step, "A picture of " + png.length + " bytes, which is not kept."));
    } else if (steps.size() < STEPS_MAX) {
      if (shots.size() == PICTURES_MAX) {
        shots.removeLast();
      }
      pictures++;
      shots.add(new Shot(pictures, fitting.get()));
      add(new Step(step, "", pictures, null));
    }
  }

  private void add(Step step) {
    if (steps.size() < STEPS_MAX) {
      steps.add(step);
    }
  }

  /** At which step it is; empty before the first. */
  public synchronized String at() {
    return at;
  }

  /** How many steps there are so far. */
  public synchronized int size() {
    return steps.size();
  }

  /** What was seen so far, of the pictures those after one. */
  public synchronized Seen after(int picture) {
    return new Seen(
        List.copyOf(steps), shots.stream().filter(shot -> shot.no() > picture).toList());
  }
}
