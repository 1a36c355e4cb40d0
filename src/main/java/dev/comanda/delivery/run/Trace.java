package dev.comanda.delivery.run;

import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.course.Attempt;
import dev.comanda.delivery.queue.AttemptNotes;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.json.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a connector saw and did in one attempt, bounded. Thread-safe. */
final class Trace implements Evidence {
  /** Texts of one attempt: some more than steps of the longest form. */
  private static final int TEXTS_MAX = 40;

  /** Characters of one text; what is longer is cut. */
  private static final int TEXT_CHARS_MAX = 2_000;

  /** What no text may hold; an ERP may say anything. */
  private static final Pattern UNCLEAN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n\t]]");

  private final List<AttemptNotes.Step> steps = new ArrayList<>();

  @Override
  public synchronized void text(String step, String text) {
    if (steps.size() < TEXTS_MAX) {
      var clean = UNCLEAN.matcher(text).replaceAll(" ");
      steps.add(new AttemptNotes.Step(step, Text.beginning(clean, TEXT_CHARS_MAX)));
    }
  }

  /** Of a picture it is kept that there was one. */
  @Override
  public void picture(String step, byte[] png) {
    text(step, "a picture of " + png.length + " bytes");
  }

  /** What was kept so far. */
  synchronized List<AttemptNotes.Step> steps() {
    return List.copyOf(steps);
  }

  synchronized AttemptNotes.Note note(
      Delivery delivery, Attempt attempt, Instant began, Instant ended) {
    var said =
        attempt.phase() == Attempt.Phase.LOST ? "lost" : attempt.said().getClass().getSimpleName();
    return new AttemptNotes.Note(delivery, said, began, ended, List.copyOf(steps));
  }
}
