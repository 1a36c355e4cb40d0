package dev.comanda.preparation.line;

import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.preparation.robot.CallbackUrl;
import java.util.Optional;

/**
 * A robot that asks for work and can be called back.
 *
 * @param address where, already known to be allowed
 * @param instance the process that asks, as its engine names it; empty where it did not
 * @param activity the task of that process
 * @param label what it calls itself
 * @param filter what it makes
 */
public record Asking(
    CallbackUrl address,
    Optional<String> instance,
    Optional<String> activity,
    Optional<String> label,
    FilterTexts filter) {

  /**
   * By which it is known when it asks again: its process and task where it says both, else its
   * address.
   */
  String who() {
    return instance.flatMap(id -> activity.map(task -> id + "/" + task)).orElse(address.text());
  }

  /** What it is called. */
  String name() {
    return label.orElse(address.host());
  }
}
