package dev.comanda.location;

import dev.comanda.json.Text;
import dev.comanda.network.Networks;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is acceptable in the fields of a location, each with its own refusal. */
final class LocationFields {
  static final int NAME_CHARS_MAX = 100;
  static final int LANGUAGES_MAX = 10;
  static final int ADDRESS_LINES_MAX = 6;
  static final int ADDRESS_CHARS_MAX = 80;
  static final int NETWORKS_MAX = 20;

  /** Three classes with two rates each, changed every year, fit for 15 years. */
  static final int TAX_RATES_MAX = 100;

  private static final Pattern TAX_CLASS = Pattern.compile("[a-z0-9_]{1,30}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private LocationFields() {}

  static String name(String pointer, @Nullable String sent) {
    return Text.line(pointer, sent, NAME_CHARS_MAX);
  }

  static Currency currency(String pointer, @Nullable String sent) {
    var code = Faults.required(pointer, sent);
    return Currency.availableCurrencies()
        .filter(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0)
        .findAny()
        .orElseThrow(() -> Refused.field(pointer, "currency", "This is no currency of ISO 4217."));
  }

  static ZoneId zone(String pointer, @Nullable String sent) {
    if (!ZONES.contains(Faults.required(pointer, sent))) {
      throw Refused.field(
          pointer, "time_zone", "This is no time zone; they look like Europe/Berlin.");
    }
    return ZoneId.of(sent);
  }

  static LocalTime dayStart(String pointer, @Nullable String sent) {
    var time = Faults.required(pointer, sent);
    if (!TIME.matcher(time).matches()) {
      throw Refused.field(pointer, "time", "A time looks like 05:00.");
    }
    return LocalTime.parse(time);
  }

  static String language(String pointer, @Nullable String sent) {
    var language = Faults.required(pointer, sent);
    if (!LANGUAGE.matcher(language).matches()) {
      throw Refused.field(pointer, "language", "A language is a code of BCP 47 like en or de.");
    }
    return language;
  }

  static List<String> languages(String pointer, @Nullable List<@Nullable String> sent) {
    var languages = Faults.required(pointer, sent);
    if (languages.isEmpty() || languages.size() > LANGUAGES_MAX) {
      throw Refused.field(
          pointer, "out_of_bounds", "There must be 1 to " + LANGUAGES_MAX + " languages.");
    }
    var distinct = new ArrayList<String>();
    for (int i = 0; i < languages.size(); i++) {
      var language = language(pointer + "/" + i, languages.get(i));
      if (distinct.contains(language)) {
        throw Refused.field(pointer + "/" + i, "duplicate", "This language is named twice.");
      }
      distinct.add(language);
    }
    return distinct;
  }

  static List<String> address(String pointer, @Nullable List<@Nullable String> sent) {
    var lines = Faults.required(pointer, sent);
    if (lines.size() > ADDRESS_LINES_MAX) {
      throw Refused.field(
          pointer, "too_many", "There may be at most " + ADDRESS_LINES_MAX + " lines.");
    }
    var address = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      address.add(Text.line(pointer + "/" + i, lines.get(i), ADDRESS_CHARS_MAX));
    }
    return address;
  }

  static List<String> networks(String pointer, @Nullable List<@Nullable String> sent) {
    var named = Faults.required(pointer, sent);
    if (named.size() > NETWORKS_MAX) {
      throw Refused.field(
          pointer, "too_many", "There may be at most " + NETWORKS_MAX + " networks.");
    }
    var networks = new ArrayList<String>();
    for (int i = 0; i < named.size(); i++) {
      networks.add(network(pointer + "/" + i, named.get(i)));
    }
    return networks;
  }

  private static String network(String pointer, @Nullable String sent) {
    var text = Faults.required(pointer, sent).strip();
    try {
      if (!text.contains(",") && Networks.parse(text).any()) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, like a list in one text.
    }
    throw Refused.field(
        pointer,
        "network",
        "A network looks like 10.0.0.0/8 or fd00::/8, an address like 10.0.0.7.");
  }

  /**
   * The tax rates of a location.
   *
   * @param today its business date, on which every class must have a rate for either consumption
   * @param before the classes that it has had; products may have them, so they stay
   */
  static List<TaxRate> taxRates(
      String pointer,
      @Nullable List<LocationBody.@Nullable RateBody> sent,
      LocalDate today,
      Set<String> before) {
    if (sent == null || sent.isEmpty() || sent.size() > TAX_RATES_MAX) {
      throw Refused.field(
          pointer, "out_of_bounds", "There must be 1 to " + TAX_RATES_MAX + " tax rates.");
    }
    var faults = new Faults();
    var rates = new ArrayList<Supplier<TaxRate>>();
    for (int i = 0; i < sent.size(); i++) {
      var at = pointer + "/" + i;
      var body = sent.get(i);
      rates.add(faults.check(() -> taxRate(at, Faults.required(at, body))));
    }
    faults.refuse();
    return complete(pointer, rates.stream().map(Supplier::get).toList(), today, before);
  }

  private static TaxRate taxRate(String pointer, LocationBody.RateBody sent) {
    var faults = new Faults();
    var taxClass = faults.check(() -> taxClass(pointer + "/tax_class", sent.taxClass()));
    var consumption =
        faults.check(() -> Faults.required(pointer + "/consumption", sent.consumption()));
    var rate = faults.check(() -> Rate.parse(pointer + "/rate", sent.rate()));
    var validFrom = faults.check(() -> date(pointer + "/valid_from", sent.validFrom()));
    faults.refuse();
    return new TaxRate(taxClass.get(), consumption.get(), rate.get(), validFrom.get());
  }

  private static String taxClass(String pointer, @Nullable String sent) {
    var taxClass = Faults.required(pointer, sent);
    if (!TAX_CLASS.matcher(taxClass).matches()) {
      throw Refused.field(pointer, "tax_class", "A tax class has 1 to 30 of a-z, 0-9 and _.");
    }
    return taxClass;
  }

  private static LocalDate date(String pointer, @Nullable String sent) {
    try {
      var date = LocalDate.parse(Faults.required(pointer, sent));
      if (date.getYear() >= 1900 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeException e) {
      // Refused below, like a date out of bounds.
    }
    throw Refused.field(pointer, "date", "A date looks like 2026-01-31.");
  }

  private static List<TaxRate> complete(
      String pointer, List<TaxRate> rates, LocalDate today, Set<String> before) {
    var faults = new Faults();
    record Key(String taxClass, Consumption consumption, LocalDate validFrom) {}
    var keys = new HashSet<Key>();
    var classes = new TreeSet<>(before);
    for (int i = 0; i < rates.size(); i++) {
      var rate = rates.get(i);
      classes.add(rate.taxClass());
      if (!keys.add(new Key(rate.taxClass(), rate.consumption(), rate.validFrom()))) {
        faults.add(pointer + "/" + i, "duplicate", "This class has two rates from that date.");
      }
    }
    for (var taxClass : classes) {
      if (!holds(rates, taxClass, today)) {
        faults.add(
            pointer,
            "incomplete",
            "The class " + taxClass + " needs a rate for eat_in and take_away that holds today.");
      }
    }
    faults.refuse();
    return rates;
  }

  private static boolean holds(List<TaxRate> rates, String taxClass, LocalDate today) {
    return Arrays.stream(Consumption.values())
        .allMatch(consumption -> Tax.rate(rates, taxClass, consumption, today).isPresent());
  }
}
