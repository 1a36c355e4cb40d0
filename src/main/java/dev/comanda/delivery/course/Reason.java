package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Trouble;
import java.util.regex.Pattern;

/**
 * Why a delivery stands as it does.
 *
 * @param code for programs, at most {@value #CODE_LENGTH_MAX} characters; what is longer is cut
 * @param text for people, at most {@value #TEXT_LENGTH_MAX} characters; what is longer is cut
 */
public record Reason(String code, String text) {
  /** It has no document. */
  public static final String DOCUMENT_MISSING = "document_missing";

  /** Its product has no number in the ERP. */
  public static final String PRODUCT_UNMAPPED = "product_unmapped";

  /** Several lines in the ERP carry its mark. */
  public static final String DUPLICATE = "duplicate";

  /** The line that carries its mark has another product or amount. */
  public static final String MISMATCH = "mismatch";

  /** The line that we had booked has another product or amount now. */
  public static final String CHANGED_IN_ERP = "changed_in_erp";

  /** When it was booked, something else in its document changed, or nobody saw that. */
  public static final String OTHER_LINES_CHANGED = Trouble.OTHER_LINES_CHANGED;

  /** It may have been booked. */
  public static final String OUTCOME_UNKNOWN = "outcome_unknown";

  /** Everything was tried as often as may be, and it surely is not booked. */
  public static final String ATTEMPTS_USED_UP = "attempts_used_up";

  /** The time in which it could have been submitted had passed before it was. */
  public static final String TOO_LATE = "too_late";

  /** The ERP does not take the user or the password. */
  public static final String CREDENTIALS_REFUSED = "credentials_refused";

  /** The key is not there by which its own user and password were sealed. */
  public static final String CREDENTIALS_UNREADABLE = "credentials_unreadable";

  /** Its integration was removed: nothing books it or looks for it any more. */
  public static final String INTEGRATION_REMOVED = "integration_removed";

  /** A person said how it stands. */
  public static final String RESOLVED_BY_HAND = "resolved_by_hand";

  /** A person put it aside. */
  public static final String CLEARED = "cleared";

  /** A person said that it is not to be booked. */
  public static final String SKIPPED = "skipped";

  /** It is no longer wanted. */
  public static final String CANCELLED = "cancelled";

  private static final Pattern UNCLEAN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n]]");

  static final int CODE_LENGTH_MAX = 60;
  static final int TEXT_LENGTH_MAX = 1000;

  /** The ERP has taken it, and does not show it. */
  static final Reason NOT_SEEN =
      new Reason(OUTCOME_UNKNOWN, "The ERP was asked to book it, and it is not there.");

  /** Cuts what is too long; what no text may hold is a space, as an ERP may say anything. */
  public Reason {
    code = cut(clean(code), CODE_LENGTH_MAX);
    text = cut(clean(text), TEXT_LENGTH_MAX);
  }

  /** Whether a person must see it also where the line stands in the ERP as it should. */
  boolean outlasts() {
    return code.equals(OTHER_LINES_CHANGED);
  }

  private static String clean(String text) {
    return UNCLEAN.matcher(text).replaceAll(" ");
  }

  /** Never in the middle of a character. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
