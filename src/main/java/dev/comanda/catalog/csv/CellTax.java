package dev.comanda.catalog.csv;

import dev.comanda.json.NameKey;
import dev.comanda.location.Location;
import dev.comanda.location.TaxRate;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tax class that a cell means: by its name, by a word for it, or by its rate as people write
 * it: {@code 7}, {@code 7 %}, {@code 7,0}, {@code 0.07}. Pure.
 */
final class CellTax {
  private static final Pattern RATE = Pattern.compile("([0-9]{1,2}(?:[.,][0-9]{1,5})?) ?(%?)");

  private CellTax() {}

  /**
   * The class; null where the cell is empty and there are several.
   *
   * @throws Refused {@code invalid} with {@code unknown} or {@code ambiguous}
   */
  static @Nullable String of(String pointer, String cell, Location at) {
    var classes = at.taxRates().stream().map(TaxRate::taxClass).distinct().toList();
    if (cell.isEmpty()) {
      return classes.size() == 1 ? classes.getFirst() : null;
    }
    var key = NameKey.of(cell);
    var word = CatalogWords.meant(CatalogCsv.TAX_CLASS, cell);
    var named = classes.stream().filter(each -> each.equals(key) || each.equals(word)).toList();
    if (!named.isEmpty()) {
      return named.contains(key) ? key : named.getFirst();
    }
    var rate = RATE.matcher(CellText.plain(cell));
    if (!rate.matches()) {
      return cell;
    }
    var found = with(percent(rate.group(1), !rate.group(2).isEmpty()), classes, at);
    if (found.size() > 1) {
      throw Refused.field(
          pointer,
          "ambiguous",
          "Several classes have this rate: " + String.join(", ", found) + ".");
    }
    return found.isEmpty() ? cell : found.getFirst();
  }

  /** Below 1 and without a sign it is a fraction already. */
  private static BigDecimal percent(String digits, boolean signed) {
    var number = new BigDecimal(digits.replace(',', '.'));
    return signed || number.compareTo(BigDecimal.ONE) >= 0 ? number.movePointLeft(2) : number;
  }

  /** The classes that have a rate for everything; else those that have it for something. */
  private static List<String> with(BigDecimal rate, List<String> classes, Location at) {
    var rates = classes.stream().collect(Collectors.toMap(each -> each, each -> last(each, at)));
    var all = those(classes, rates, each -> each.stream().allMatch(one -> same(one, rate)));
    return all.isEmpty()
        ? those(classes, rates, each -> each.stream().anyMatch(one -> same(one, rate)))
        : all;
  }

  private static List<String> those(
      List<String> classes,
      Map<String, List<BigDecimal>> rates,
      java.util.function.Predicate<List<BigDecimal>> fit) {
    return classes.stream().filter(each -> fit.test(rates.getOrDefault(each, List.of()))).toList();
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }

  /** The last rates of a class, one for each consumption. */
  private static List<BigDecimal> last(String taxClass, Location at) {
    return at.taxRates().stream()
        .filter(each -> each.taxClass().equals(taxClass))
        .collect(
            Collectors.groupingBy(
                TaxRate::consumption, Collectors.maxBy(Comparator.comparing(TaxRate::validFrom))))
        .values()
        .stream()
        .flatMap(each -> each.stream())
        .map(each -> each.rate().value())
        .toList();
  }
}
