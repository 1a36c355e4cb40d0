package dev.comanda.staff;

import dev.comanda.json.Text;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is acceptable in the fields of a person, each with its own refusal. */
final class StaffFields {
  /** Something, an at sign, something with a dot or not; the rest only a mail can prove. */
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

  /** The digits of ASCII: those that every keypad has. */
  private static final Pattern PIN = Pattern.compile("[0-9]{4,8}");

  private StaffFields() {}

  static String email(String pointer, @Nullable String sent) {
    var email = Text.line(pointer, sent, StaffMember.EMAIL_CHARS_MAX);
    if (!EMAIL.matcher(email).matches()) {
      throw Refused.field(pointer, "email", "This is no e-mail address.");
    }
    return email;
  }

  static String pin(String pointer, @Nullable String sent) {
    var pin = Faults.required(pointer, sent);
    if (!PIN.matcher(pin).matches()) {
      throw Refused.field(pointer, "pin", "A PIN has 4 to 8 digits.");
    }
    return pin;
  }

  static String name(String pointer, @Nullable String sent) {
    return Text.line(pointer, sent, StaffMember.NAME_CHARS_MAX);
  }
}
