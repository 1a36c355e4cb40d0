package dev.comanda.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must be declared of food in the European Union: Regulation (EU) 1169/2011, Annex II, in its
 * order. A closed list.
 */
public enum Allergen {
  @JsonProperty("gluten")
  GLUTEN,
  @JsonProperty("crustaceans")
  CRUSTACEANS,
  @JsonProperty("eggs")
  EGGS,
  @JsonProperty("fish")
  FISH,
  @JsonProperty("peanuts")
  PEANUTS,
  @JsonProperty("soybeans")
  SOYBEANS,
  @JsonProperty("milk")
  MILK,
  @JsonProperty("nuts")
  NUTS,
  @JsonProperty("celery")
  CELERY,
  @JsonProperty("mustard")
  MUSTARD,
  @JsonProperty("sesame")
  SESAME,
  @JsonProperty("sulphites")
  SULPHITES,
  @JsonProperty("lupin")
  LUPIN,
  @JsonProperty("molluscs")
  MOLLUSCS;

  /** All wire names, as words. */
  static final String NAMES =
      Arrays.stream(values()).map(Allergen::wireName).collect(Collectors.joining(", "));

  /** The allergen with a wire name. */
  public static Optional<Allergen> of(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
  }

  /** Its name in rows and on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
