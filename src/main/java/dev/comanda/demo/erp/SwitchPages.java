package dev.comanda.demo.erp;

import dev.comanda.demo.erp.words.Word;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The page of the switches, for who plays with the demo and for tests in another process. */
final class SwitchPages {
  private static final int MILLIS_DIGITS = 3;

  private final Faults faults;

  SwitchPages(Faults faults) {
    this.faults = faults;
  }

  Html page(Visit visit, Html notice) {
    var content =
        Html.of(
            """
            {}<p>{}</p>
            <form method="post" action="/switches/off"><button>{}</button></form>
            <table id="switches">
            <caption>{}</caption>
            <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
            <th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
            <tbody>
            {}</tbody>
            </table>
            """,
            notice,
            visit.say(Word.SWITCHES_TEXT),
            visit.say(Word.ALL_OFF),
            visit.say(Word.SWITCHES),
            visit.say(Word.FAULT),
            visit.say(Word.STATE),
            visit.say(Word.AT_WHICH),
            visit.say(Word.TIMES),
            visit.say(Word.DELAY),
            visit.say(Word.ACTIONS),
            Html.all(Arrays.stream(Kind.values()).map(kind -> row(visit, kind))));
    return Layout.page(visit, visit.say(Word.SWITCHES), content);
  }

  private Html row(Visit visit, Kind kind) {
    var on = faults.left().stream().filter(fault -> fault.kind() == kind).findFirst();
    var fault = on.orElseGet(() -> Switch.once(kind));
    var name = kind.in(visit.language());
    return Html.of(
        """
        <tr><th scope="row">{}</th><td>{}</td><td>{}</td>
        <td><input form="on-{}" name="times" value="{}" inputmode="numeric" aria-label="{}: {}"></td>
        <td>{}</td>
        <td><form id="on-{}" method="post" action="/switches"><input type="hidden" name="kind" value="{}">
        <button aria-label="{}: {}">{}</button></form>
        {}</td></tr>
        """,
        name,
        on.isPresent() ? Html.of("<strong>{}</strong>", left(visit, fault)) : visit.say(Word.OFF),
        kind.only() == null ? places(visit, fault) : fault.where().in(visit.language()),
        kind,
        fault.times(),
        name,
        visit.say(Word.TIMES),
        kind.waits() ? delayField(visit, fault) : Html.NONE,
        kind,
        kind,
        name,
        visit.say(Word.SWITCH_ON),
        visit.say(Word.SWITCH_ON),
        on.isPresent() ? off(visit, kind) : Html.NONE);
  }

  private static String left(Visit visit, Switch fault) {
    return fault.times() == 0
        ? visit.say(Word.ON)
        : visit.say(Word.ON) + ", " + visit.say(Word.STILL) + " " + fault.times();
  }

  private static Html delayField(Visit visit, Switch fault) {
    return Html.of(
        "<input form=\"on-{}\" name=\"seconds\" value=\"{}\" inputmode=\"decimal\" aria-label=\"{}: {}\">",
        fault.kind(),
        seconds(fault.delay()),
        fault.kind().in(visit.language()),
        visit.say(Word.DELAY));
  }

  private static Html places(Visit visit, Switch fault) {
    var options =
        Arrays.stream(Where.values())
            .map(
                where ->
                    Html.of(
                        "<option value=\"{}\"{}>{}</option>",
                        where,
                        new Html(where == fault.where() ? " selected" : ""),
                        where.in(visit.language())));
    return Html.of(
        "<select form=\"on-{}\" name=\"where\" aria-label=\"{}: {}\">{}</select>",
        fault.kind(),
        fault.kind().in(visit.language()),
        visit.say(Word.AT_WHICH),
        Html.all(options));
  }

  private static Html off(Visit visit, Kind kind) {
    return Html.of(
        """
        <form method="post" action="/switches/off"><input type="hidden" name="kind" value="{}">
        <button aria-label="{}: {}">{}</button></form>
        """,
        kind,
        kind.in(visit.language()),
        visit.say(Word.SWITCH_OFF),
        visit.say(Word.SWITCH_OFF));
  }

  private static String seconds(Duration delay) {
    return new BigDecimal(delay.toMillis())
        .movePointLeft(MILLIS_DIGITS)
        .stripTrailingZeros()
        .toPlainString();
  }

  /**
   * Switches on what the form says.
   *
   * @return whether it says something that can be switched
   */
  boolean on(Call call) {
    try {
      var kind = Kind.valueOf(call.field("kind"));
      faults.on(
          new Switch(
              kind,
              Where.valueOf(field(call, "where").orElse(Where.SUBMIT.name())),
              Integer.parseInt(field(call, "times").orElse("1")),
              field(call, "seconds").map(SwitchPages::delay).orElse(Switch.DELAY)));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Switches off what the form says, or everything. */
  boolean off(Call call) {
    try {
      field(call, "kind").map(Kind::valueOf).ifPresentOrElse(faults::off, faults::off);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> field(Call call, String name) {
    return Optional.of(call.field(name)).filter(text -> !text.isEmpty());
  }

  private static Duration delay(String seconds) {
    var number = new BigDecimal(seconds.replace(',', '.'), MathContext.DECIMAL64);
    if (number.abs().compareTo(new BigDecimal(Switch.DELAY_MAX.toSeconds())) > 0) {
      throw new IllegalArgumentException("the delay is out of bounds");
    }
    return Duration.ofMillis(number.movePointRight(MILLIS_DIGITS).longValue());
  }
}
