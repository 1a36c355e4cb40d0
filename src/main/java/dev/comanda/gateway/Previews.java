package dev.comanda.gateway;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells who only looks at an address from who opens it: browsers that fetch ahead, and the programs
 * that draw a preview of a link in a chat. The latter are known by name only: best effort.
 */
final class Previews {
  /** Whole names: a robot that orders its own drinks may well be called a bot. */
  private static final Pattern PREVIEWERS =
      Pattern.compile(
          "facebookexternalhit|facebot|twitterbot|whatsapp/|telegrambot|slackbot|slack-imgproxy"
              + "|discordbot|linkedinbot|skypeuripreview|msteams|microsoft office|pinterest/|pinterestbot"
              + "|redditbot|viber/|line-poker|kakaotalk-scrap|mastodon/|bluesky cardyb|embedly|iframely"
              + "|googlebot|google-pagerenderer|adsbot-google|applebot|bingbot|bingpreview|yandexbot|duckduckbot"
              + "|baiduspider|gptbot|claudebot|bytespider|ahrefsbot|semrushbot",
          Pattern.CASE_INSENSITIVE);

  private Previews() {}

  /** Whether headers say that the answer is fetched before anybody has asked for it. */
  static boolean ahead(Stream<String> purposes) {
    return purposes
        .map(purpose -> purpose.toLowerCase(Locale.ROOT))
        .anyMatch(purpose -> purpose.contains("prefetch") || purpose.contains("preview"));
  }

  /** Whether a {@code User-Agent} is one of those that draw previews. */
  static boolean previewer(String userAgent) {
    return PREVIEWERS.matcher(userAgent).find();
  }
}
