package dev.comanda.preparation.match;

import dev.comanda.json.NameKey;
import dev.comanda.json.Text;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a worker works on, as it sends it: each may be absent. How it is read is {@link #filter}.
 *
 * @param items names or ids of products
 * @param pattern a regular expression, see {@link NamePattern}
 * @param from a time of day like 18:30; absent it is midnight
 * @param to the same
 * @param exclude names of customers
 */
public record FilterTexts(
    @Nullable List<String> items,
    @Nullable String pattern,
    @Nullable String from,
    @Nullable String to,
    @Nullable List<String> exclude) {
  /** The same without the names of customers. */
  public FilterTexts withoutCustomers() {
    return new FilterTexts(items, pattern, from, to, null);
  }

  /** Products that one worker may name. */
  public static final int ITEMS_MAX = 500;

  /** Customers that one worker may name. */
  public static final int EXCLUDED_MAX = 200;

  /** Characters of a product's or a customer's name. */
  public static final int NAME_CHARS_MAX = 200;

  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  /**
   * The filter that is meant.
   *
   * @param at what stands before the fields' names in a refusal: {@code /} for a body's, {@code
   *     query:} for those of an address
   * @throws Refused {@code invalid} naming every field that is wrong
   */
  public WorkFilter filter(String at) {
    var faults = new Faults();
    var made = faults.check(() -> keys(at + "items", items, ITEMS_MAX));
    var named = faults.check(() -> pattern(at + "pattern"));
    var begin = faults.check(() -> time(at + "from", from));
    var end = faults.check(() -> time(at + "to", to));
    var excluded = faults.check(() -> keys(at + "exclude", exclude, EXCLUDED_MAX));
    faults.refuse();
    return new WorkFilter(made.get(), named.get(), begin.get(), end.get(), excluded.get());
  }

  private Optional<NamePattern> pattern(String pointer) {
    return pattern == null || pattern.isBlank()
        ? Optional.empty()
        : Optional.of(NamePattern.read(pointer, pattern));
  }

  private static LocalTime time(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return LocalTime.MIDNIGHT;
    }
    if (!TIME.matcher(text).matches()) {
      throw Refused.field(pointer, "time", "This must be a time of day like 18:30.");
    }
    return LocalTime.parse(text);
  }

  private static Set<String> keys(String pointer, @Nullable List<String> names, int namesMax) {
    if (names == null) {
      return Set.of();
    }
    if (names.size() > namesMax) {
      throw Refused.field(pointer, "too_many", "At most " + namesMax + " may be named.");
    }
    var keys = new HashSet<String>();
    for (var name : names) {
      keys.add(NameKey.of(Text.line(pointer, name, NAME_CHARS_MAX)));
    }
    return keys;
  }
}
