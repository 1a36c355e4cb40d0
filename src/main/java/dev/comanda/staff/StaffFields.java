package dev.comanda.staff;

import dev.comanda.http.Role;
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

  /** Digits of the PIN of those who run a place; of four a day of guessing finds too many. */
  static final int DIGITS_MANAGING_MIN = 6;

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

  /** The PIN of somebody of a role. */
  static String pin(String pointer, @Nullable String sent, Role role) {
    var pin = pin(pointer, sent);
    if (tooShort(pin, role)) {
      throw Refused.field(
          pointer,
          "pin_too_short",
          "PINs of managers and administrators have " + DIGITS_MANAGING_MIN + " to 8 digits.");
    }
    return pin;
  }

  /** Whether a PIN has too few digits for what somebody may do. */
  static boolean tooShort(String pin, Role role) {
    return (role == Role.MANAGER || role == Role.ADMIN) && pin.length() < DIGITS_MANAGING_MIN;
  }

  static String name(String pointer, @Nullable String sent) {
    return Text.line(pointer, sent, StaffMember.NAME_CHARS_MAX);
  }
}
