package dev.comanda;

import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Map;
import java.util.Set;

/** Calls that write or read as the machine's language has it. */
final class MachineLanguage {
  /** What of Java speaks the machine's language unless it is told another, by class. */
  private static final Map<String, Set<String>> LOCALIZED =
      Map.ofEntries(
          Map.entry(
              "java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase")),
          Map.entry("java.io.PrintWriter", Set.of("format", "printf")),
          Map.entry("java.io.PrintStream", Set.of("format", "printf")),
          Map.entry("java.util.Formatter", Set.of("<init>")),
          Map.entry("java.util.Scanner", Set.of("<init>")),
          Map.entry("java.text.DecimalFormat", Set.of("<init>")),
          Map.entry("java.text.SimpleDateFormat", Set.of("<init>")),
          Map.entry("java.text.MessageFormat", Set.of("<init>", "format")),
          Map.entry("java.text.Collator", Set.of("getInstance")),
          Map.entry(
              "java.text.NumberFormat",
              Set.of(
                  "getInstance",
                  "getNumberInstance",
                  "getIntegerInstance",
                  "getCurrencyInstance",
                  "getPercentInstance",
                  "getCompactNumberInstance")),
          Map.entry(
              "java.time.format.DateTimeFormatter",
              Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime")),
          Map.entry("java.util.Currency", Set.of("getSymbol", "getDisplayName")),
          Map.entry("java.util.ResourceBundle", Set.of("getBundle")),
          Map.entry("java.util.Locale", Set.of("getDefault")));

  private MachineLanguage() {}

  /** Whether what is called can be told a locale, and is not. */
  static boolean spokenBy(JavaCall<?> call) {
    return LOCALIZED
            .getOrDefault(call.getTargetOwner().getName(), Set.of())
            .contains(call.getName())
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.getName().equals("java.util.Locale"));
  }
}
