package dev.comanda.http.server;

import dev.comanda.http.Accepted;
import dev.comanda.http.PagePolicy;
import dev.comanda.http.Reply;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person sees whose browser opens an address that is answered by a {@link Problem}: the same
 * in words, with a way back. Programs, and the scripts of pages, get the problem itself.
 */
final class ProblemPage {
  /** How the paths begin that only programs call; whoever opens one wants to see what they see. */
  private static final Set<String> OF_PROGRAMS =
      Set.of("/api/", "/livez", "/readyz", "/openapi.json");

  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

  private static final Map<String, Map<String, String>> WORDS =
      Map.of("en", words("en"), "de", words("de"));

  private static final String PAGE = read("problem.html");

  private ProblemPage() {}

  /** The reply itself, or a page in its place. */
  static Reply instead(RequestHead head, Reply reply) {
    if (!reply.contentType().equals(Problem.CONTENT_TYPE)
        || OF_PROGRAMS.stream().anyMatch(head.path()::startsWith)
        || !opens(head)) {
      return reply;
    }
    var html = page(reply, language(head)).getBytes(StandardCharsets.UTF_8);
    var page =
        Reply.bytes(reply.status(), "text/html; charset=utf-8", html)
            .with(PagePolicy.HEADER, PagePolicy.of(""));
    for (var header : reply.headers().entrySet()) {
      page = page.with(header.getKey(), header.getValue());
    }
    return page;
  }

  /** Whether a page is wanted rather than data. */
  private static boolean opens(RequestHead head) {
    var accepted = String.join(",", head.headers().apply("Accept"));
    return Accepted.quality(accepted, HTML) > Accepted.quality(accepted, JSON);
  }

  private static String language(RequestHead head) {
    try {
      var header = head.header("Accept-Language").orElse("en");
      var found = Locale.lookupTag(Locale.LanguageRange.parse(header), WORDS.keySet());
      return Objects.requireNonNullElse(found, "en");
    } catch (IllegalArgumentException e) {
      return "en";
    }
  }

  private static String page(Reply reply, String language) {
    var words = Objects.requireNonNull(WORDS.get(language));
    var kind = kind(reply.status());
    Function<String, String> text =
        name ->
            switch (name) {
              case "language" -> language;
              case "incident" -> incident(reply, words);
              case "home" -> known(words, "home");
              default -> known(words, kind + "." + name);
            };
    return HOLE.matcher(PAGE)
        .replaceAll(hole -> Matcher.quoteReplacement(text.apply(hole.group(1))));
  }

  private static String kind(int status) {
    return switch (status) {
      case 404 -> "lost";
      case 408, 429, 503 -> "busy";
      default -> "failed";
    };
  }

  /** By what the log is searched for a fault of ours: letters and digits. */
  private static String incident(Reply reply, Map<String, String> words) {
    if (reply.status() != 500) {
      return "";
    }
    var body = new String(reply.body(), StandardCharsets.UTF_8);
    return known(words, "incident") + " " + Json.tree(body).path("trace_id").asText();
  }

  private static String known(Map<String, String> words, String key) {
    return Objects.requireNonNull(words.get(key), key);
  }

  private static Map<String, String> words(String language) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(read("problem_" + language + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
  }

  private static String read(String file) {
    try (var stream = Objects.requireNonNull(ProblemPage.class.getResourceAsStream(file), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
