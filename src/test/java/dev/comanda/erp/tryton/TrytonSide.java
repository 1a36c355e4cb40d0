package dev.comanda.erp.tryton;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.HostileErp;
import dev.comanda.delivery.connector.Login;
import dev.comanda.erp.tryton.TrytonFront.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A sale of its own in a real Tryton, before which all goes wrong that is told to. */
final class TrytonSide implements HostileErp {
  private static final int WAIT_SECONDS = 60;

  private final TrytonFront front;
  private final TrytonOffice office;
  private final String reference = "WS " + UUID.randomUUID();
  private final int sale;
  private final AtomicInteger submitted = new AtomicInteger();
  private final Semaphore held = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<Answer> late = new ConcurrentLinkedQueue<>();

  TrytonSide(TrytonFront front, TrytonOffice office) {
    this.front = front;
    this.office = office;
    sale = office.begin(reference);
    from(Fault.NONE);
  }

  /** By which Tryton knows the sale. */
  int sale() {
    return sale;
  }

  @Override
  public URI address() {
    return front.address();
  }

  @Override
  public Login login() {
    return new Login(TrytonServer.USER, TrytonServer.PASSWORD);
  }

  @Override
  public Login wrongLogin() {
    return new Login(TrytonServer.USER, "Oelhahn-4712-Bucht");
  }

  @Override
  public String document() {
    return reference;
  }

  @Override
  public String missingDocument() {
    return "987654321";
  }

  @Override
  public String product() {
    return TrytonOffice.OIL;
  }

  @Override
  public String otherProduct() {
    return TrytonOffice.OTHER_OIL;
  }

  @Override
  public String missingProduct() {
    return TrytonOffice.NO_CODE;
  }

  @Override
  public List<Booked> lines() {
    return office.lines(sale).stream()
        .map(
            each ->
                new Booked(
                    String.valueOf(each.line()), each.product(), each.quantity(), each.text()))
        .toList();
  }

  @Override
  public void write(String product, BigDecimal quantity, String text) {
    office.write(sale, product, quantity, text);
  }

  @Override
  public void alter(Booked line, String product, BigDecimal quantity) {
    office.alter(Integer.parseInt(line.line()), product, quantity);
  }

  @Override
  public void remove(Booked line) {
    office.remove(Integer.parseInt(line.line()));
  }

  @Override
  public void closeDocument() {
    office.quote(sale);
  }

  @Override
  public void from(Fault fault) {
    front.script(answer -> met(fault, answer));
  }

  @Override
  public void whenWriting(Fault fault) {
    front.script(answer -> met(answer.writes() ? fault : Fault.NONE, answer));
  }

  private void met(Fault fault, Answer answer) throws IOException, InterruptedException {
    if (answer.writes()) {
      submitted.incrementAndGet();
    }
    switch (fault) {
      case NONE -> answer.passes();
      case HANGS -> {
        held.release();
        over.await();
      }
      case CUTS_BEFORE -> {}
      case CUTS_AFTER -> answer.acts();
      case CLAIMS -> written(answer, false);
      case DOUBLES -> written(answer, true);
      case SIGNED_OUT -> signedOut(answer);
      case BUSY -> answer.says(429, "text/html", "<h1>Too Many Requests</h1>");
      case UNAVAILABLE -> answer.says(503, "text/html", "<h1>Service Unavailable</h1>");
      case FAILS -> answer.says(500, "text/html", "<h1>Internal Server Error</h1>");
      case LATE -> later(answer);
      case GARBAGE -> answer.says(200, "text/html", "<h1>Welcome to nginx!</h1>");
    }
  }

  /** Twice, or not at all; whatever writes nothing goes through. */
  private static void written(Answer answer, boolean twice)
      throws IOException, InterruptedException {
    if (!answer.writes()) {
      answer.passes();
    } else if (twice) {
      answer.acts();
      answer.passes();
    } else {
      answer.gives("[987654321]");
    }
  }

  /** Whoever signs in is let in, and signed out again. */
  private static void signedOut(Answer answer) throws IOException, InterruptedException {
    if (answer.signsIn()) {
      answer.passes();
    } else {
      answer.says(401, "text/plain", "");
    }
  }

  private void later(Answer answer) throws IOException, InterruptedException {
    if (answer.writes()) {
      late.add(answer);
    } else {
      answer.passes();
    }
  }

  @Override
  public void awaitHeld() {
    try {
      if (!held.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody asks");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void actLate() {
    try {
      for (var each = late.poll(); each != null; each = late.poll()) {
        each.acts();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int submitted() {
    return submitted.get();
  }

  /** All is well again; Tryton goes on. */
  @Override
  public void close() {
    front.script(Answer::passes);
    over.countDown();
  }
}
