package dev.comanda;

import java.util.List;

/** The settings cannot be used; carries every fault, so that all can be mended at once. */
final class Misconfigured extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  Misconfigured(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence a fault, each beginning with the setting's name. */
  List<String> faults() {
    return faults;
  }
}
