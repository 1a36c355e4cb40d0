package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * How what goes wrong in an attempt is told: with its step and a picture, and from the submit on as
 * something of which nobody knows whether the ERP acted.
 */
final class Telling {
  /** Where an ERP asks for patience: a page does not show the header that says for how long. */
  private static final Duration ASKED_PATIENCE = Duration.ofMinutes(1);

  private final Witness witness;
  private String step = "begin";
  private boolean submitted;
  private boolean troubled;

  Telling(Witness witness) {
    this.witness = witness;
  }

  void step(String name) {
    step = name;
    witness.step(name);
  }

  String step() {
    return step;
  }

  /** Whether nobody knows from now on if the ERP acts. */
  void submitted(boolean may) {
    submitted = may;
  }

  boolean submitted() {
    return submitted;
  }

  /** Trouble for something that is not there, by how the ERP answered for what is there instead. */
  Trouble lacking(int status, String text) {
    if (status == Look.BUSY) {
      return trouble(
          Trouble.Kind.BUSY, "busy", "the ERP asks for patience; " + text, ASKED_PATIENCE);
    }
    if (status >= Look.FAILED) {
      return trouble(
          Trouble.Kind.UNREACHABLE, "erp_failed", "the ERP answers " + status + "; " + text);
    }
    return status == Look.UNANSWERED
        ? trouble(Trouble.Kind.UNREACHABLE, "unreachable", "the ERP did not answer; " + text)
        : trouble(Trouble.Kind.PAGE_UNKNOWN, "page_unknown", text);
  }

  /** What an exception means that looking again does not help against; an interrupt stays one. */
  Trouble failed(WebDriverException e) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (Faults.answers(e)) {
      return trouble(Trouble.Kind.UNREACHABLE, Faults.code(e), Faults.text(e));
    }
    witness.say(step, Faults.text(e));
    return told(Trouble.Kind.UNREACHABLE, Faults.code(e), Faults.text(e));
  }

  /** Trouble, with a picture of where. */
  Trouble trouble(Trouble.Kind before, String code, String text) {
    return trouble(before, code, text, null);
  }

  private Trouble trouble(
      Trouble.Kind before, String code, String text, @Nullable Duration retryAfter) {
    witness.seeIfAny(step);
    return told(before, code, text, retryAfter);
  }

  /** What is shown where whoever drives the pages gives up by itself, as after a refusal. */
  void givenUp() {
    if (!troubled) {
      witness.seeIfAny(step);
    }
  }

  /** Trouble, without a picture. */
  Trouble told(Trouble.Kind before, String code, String text) {
    return told(before, code, text, null);
  }

  private Trouble told(
      Trouble.Kind before, String code, String text, @Nullable Duration retryAfter) {
    troubled = true;
    var kind = submitted ? Trouble.Kind.UNKNOWN : before;
    return new Trouble(kind, code, witness.masked(step + ": " + text), retryAfter);
  }
}
