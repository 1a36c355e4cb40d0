package dev.comanda.delivery.integration;

import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.problem.Refused;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of ERP that this program knows. */
record Kinds(List<ConnectorKind> all) {
  /** Copies the list. */
  Kinds {
    all = List.copyOf(all);
  }

  /**
   * The name of a kind that there is.
   *
   * @throws Refused {@code invalid} naming those that there are
   */
  String name(String pointer, @Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      throw Refused.field(pointer, "required", "Say which kind of ERP it is: " + names() + ".");
    }
    return all.stream()
        .map(ConnectorKind::name)
        .filter(sent.strip()::equals)
        .findAny()
        .orElseThrow(
            () ->
                Refused.field(
                    pointer, "unknown", "There is no such kind of ERP; there is " + names() + "."));
  }

  /**
   * Sees whether an address may be that of an ERP of a kind.
   *
   * @param name of a kind that there is
   * @throws Refused {@code invalid} saying in words what is wrong with it
   */
  void check(String name, String pointer, URI address) {
    for (var kind : all) {
      if (kind.name().equals(name)) {
        try {
          kind.check(address);
        } catch (IllegalArgumentException e) {
          throw Refused.field(pointer, "address", String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private String names() {
    return all.isEmpty()
        ? "none yet"
        : all.stream().map(ConnectorKind::name).sorted().collect(Collectors.joining(", "));
  }
}
