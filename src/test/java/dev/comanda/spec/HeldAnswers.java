package dev.comanda.spec;

/**
 * A page of which some answers are long in coming: what the server has answered is held back until
 * it is let go, so that a story says what happens meanwhile.
 */
final class HeldAnswers implements AutoCloseable {
  private static final String HOLD =
      """
      const [verb, part] = arguments;
      window.held = [];
      window.answers = fetch;
      window.fetch = async (path, options) => {
        const answer = await window.answers(path, options);
        if ((options?.method ?? 'GET') !== verb || !path.includes(part)) return answer;
        const body = await answer.text();
        if (window.held) await new Promise((go) => window.held.push(go));
        return new Response(body, answer);
      };
      """;

  private final Browser browser;

  /** From now on answers to this verb where the path has this in it. */
  HeldAnswers(Browser browser, String verb, String part) {
    this.browser = browser;
    browser.run(HOLD, verb, part);
  }

  /** Waits until so many are held. */
  void are(int count) {
    browser.until(count + " held answers", "return window.held.length === " + count);
  }

  /** Lets the first of them go. */
  void letOneGo() {
    browser.run("window.held.shift()()");
  }

  /** Lets all of them go; whatever else is asked is answered at once. */
  @Override
  public void close() {
    browser.run(
        "const { held } = window; window.fetch = window.answers; window.held = undefined;"
            + " held.forEach((go) => go())");
  }
}
