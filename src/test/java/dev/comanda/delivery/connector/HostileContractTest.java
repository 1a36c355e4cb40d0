package dev.comanda.delivery.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.delivery.connector.Trouble.Kind;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every connector does when its ERP does not do as it should. */
public abstract class HostileContractTest extends ConnectorContractTest {
  /** Far less than any limit of a call. */
  private static final int SOON_SECONDS = 8;

  @Override
  protected abstract HostileErp erp();

  /** The connector's kind with limits of a second or two. */
  protected abstract ConnectorKind hasty();

  /** Whether this run tries all that a fault does; a browser waits for seconds at each. */
  protected boolean tries(Fault fault) {
    return true;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoever_is_interrupted_returns_soon(boolean virtual) throws Exception {
    erp().from(Fault.HANGS);
    var booking = booking("OilMat:12", "4.7");
    assertThat(interrupted(virtual, () -> connector().find(booking, evidence)))
        .isInstanceOf(InterruptedException.class);
    assertThat(interrupted(virtual, () -> connector().create(booking, evidence)))
        .isInstanceOf(InterruptedException.class);
  }

  private Throwable interrupted(boolean virtual, Call call) throws Exception {
    var end = new CompletableFuture<Throwable>();
    Runnable work =
        () -> {
          try {
            call.run();
            end.complete(new AssertionError("it returned"));
          } catch (Trouble | InterruptedException | RuntimeException e) {
            end.complete(e);
          }
        };
    var thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(work);
    erp().awaitHeld();
    thread.interrupt();
    return end.get(SOON_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void whoever_waits_in_vain_gives_up_by_itself() throws Exception {
    erp().from(Fault.HANGS);
    var booking = booking("OilMat:12", "4.7");
    var connector = hasty().open(erp().address(), erp().login());
    assertThat(trouble(() -> connector.find(booking, evidence)).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(trouble(() -> connector.check(evidence)).kind()).isEqualTo(Kind.UNREACHABLE);
    erp().from(Fault.NONE);
    erp().whenWriting(Fault.HANGS);
    assertThat(trouble(() -> connector.create(booking, evidence)).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(erp().submitted()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CUTS_BEFORE", "CUTS_AFTER", "FAILS"})
  void an_outcome_that_nobody_knows_is_said_to_be_one(Fault fault) throws Exception {
    var booking = booking("OilMat:12", "4.7");
    erp().whenWriting(fault);
    assertThat(trouble(() -> connector().create(booking, evidence)).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(erp().submitted()).as("nothing is sent again").isEqualTo(1);
    erp().from(Fault.NONE);
    assertThat(connector().find(booking, evidence)).hasSize(fault == Fault.CUTS_AFTER ? 1 : 0);
  }

  @Test
  void a_claim_is_no_line() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    erp().from(Fault.CLAIMS);
    connector().create(booking, evidence);
    assertThat(connector().find(booking, evidence)).isEmpty();
  }

  @Test
  void a_line_that_the_erp_wrote_twice_is_found_twice() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    erp().from(Fault.DOUBLES);
    connector().create(booking, evidence);
    assertThat(connector().find(booking, evidence)).hasSize(2);
  }

  @Test
  void whoever_is_signed_out_says_so_and_writes_nothing() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    var lost = EnumSet.of(Kind.SESSION_LOST, Kind.CREDENTIALS);
    erp().from(Fault.SIGNED_OUT);
    assertThat(trouble(() -> connector().find(booking, evidence)).kind()).isIn(lost);
    assertThat(trouble(() -> connector().create(booking, evidence)).kind()).isIn(lost);
    assertThat(erp().submitted()).as("nothing is tried again").isLessThanOrEqualTo(1);
    assertThat(erp().lines()).isEmpty();
  }

  @Test
  void an_erp_that_asks_for_patience_says_for_how_long() {
    var booking = booking("OilMat:12", "4.7");
    erp().from(Fault.BUSY);
    for (Call call :
        new Call[] {
          () -> connector().find(booking, evidence), () -> connector().create(booking, evidence)
        }) {
      var trouble = trouble(call);
      assertThat(trouble.kind()).isEqualTo(Kind.BUSY);
      assertThat(trouble.retryAfter()).isPresent();
    }
  }

  @Test
  void what_comes_late_is_found_late() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    erp().from(Fault.LATE);
    assertThat(trouble(() -> connector().create(booking, evidence)).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(connector().find(booking, evidence)).isEmpty();
    erp().actLate();
    assertThat(connector().find(booking, evidence)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CUTS_BEFORE",
        "CUTS_AFTER",
        "SIGNED_OUT",
        "BUSY",
        "UNAVAILABLE",
        "FAILS",
        "GARBAGE"
      })
  void what_was_not_said_is_never_an_empty_list(Fault fault) throws Exception {
    assumeTrue(tries(fault));
    var booking = booking("OilMat:12", "4.7");
    connector().create(booking, evidence);
    erp().from(fault);
    trouble(() -> connector().find(booking, evidence));
    trouble(() -> connector().check(evidence));
  }

  /**
   * All that can go wrong: where nothing is said to have been done, nothing was, and nothing comes.
   */
  @ParameterizedTest
  @EnumSource(names = "HANGS", mode = EnumSource.Mode.EXCLUDE)
  void nothing_was_done_where_it_is_said_to_be(Fault fault) throws Exception {
    assumeTrue(tries(fault));
    var booking = booking("OilMat:12", "4.7");
    erp().from(fault);
    if (surelyNotDone(booking)) {
      erp().actLate();
      assertThat(erp().lines()).isEmpty();
    }
    assertThat(erp().submitted()).isLessThanOrEqualTo(1);
  }

  private boolean surelyNotDone(Booking booking) throws InterruptedException {
    try {
      connector().create(booking, evidence);
      return false;
    } catch (Trouble e) {
      return e.kind().before();
    }
  }
}
