package dev.comanda.staff;

import dev.comanda.json.Text;
import dev.comanda.problem.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is acceptable in the fields of a person, each with its own refusal. */
final class StaffFields {
  /** Something, an at sign, something with a dot or not; the rest only a mail can prove. */
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

  private StaffFields() {}

  static String email(String pointer, @Nullable String sent) {
    var email = Text.line(pointer, sent, StaffMember.EMAIL_CHARS_MAX);
    if (!EMAIL.matcher(email).matches()) {
      throw Refused.field(pointer, "email", "This is no e-mail address.");
    }
    return email;
  }

  static String name(String pointer, @Nullable String sent) {
    return Text.line(pointer, sent, StaffMember.NAME_CHARS_MAX);
  }
}
