package dev.comanda.demo.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.erp.books.Line;
import dev.comanda.log.writer.Wait;
import dev.comanda.spec.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The demo ERP as who drives its pages meets it: by labels, a question, a frame. */
class DemoErpBrowserTest {

  @TempDir Path folder;
  private DemoErp erp;
  private ChromeDriver driver;
  private WebDriverWait wait;

  @BeforeEach
  void start() {
    erp = new DemoErp(DemoErp.Settings.of(0, folder));
    driver = Chromium.start("de");
    wait = new WebDriverWait(driver, Wait.MAX);
    driver.get(erp.url().toString());
    labelled("Benutzer").sendKeys(DemoErp.USER);
    labelled("Kennwort").sendKeys(DemoErp.PASSWORD);
    button("Anmelden").click();
    wait.until(ExpectedConditions.elementToBeClickable(By.linkText("558"))).click();
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lines-frame")));
  }

  @AfterEach
  void end() {
    driver.quit();
    erp.close();
  }

  private WebElement labelled(String label) {
    var found = driver.findElement(By.xpath("//label[normalize-space()='" + label + "']"));
    return driver.findElement(By.id(Objects.requireNonNull(found.getDomAttribute("for"))));
  }

  private WebElement button(String words) {
    return driver.findElement(By.xpath("//button[normalize-space()='" + words + "']"));
  }

  private void fillAndSubmit() {
    labelled("Artikelnummer").sendKeys("10");
    labelled("Menge").sendKeys("4,7");
    labelled("Referenz").sendKeys("OilMat:a1");
    button("Position hinzufügen").click();
    wait.until(ExpectedConditions.alertIsPresent());
  }

  private String quantity() {
    return Objects.requireNonNull(labelled("Menge").getDomProperty("value"));
  }

  private List<Line> lines() {
    return erp.books().worksheet(558).orElseThrow().lines();
  }

  @Test
  void a_line_is_added_through_the_question_and_read_in_the_frame() {
    fillAndSubmit();
    assertThat(driver.switchTo().alert().getText()).isEqualTo("Position wirklich buchen?");
    driver.switchTo().alert().accept();
    var done = wait.until(d -> d.findElement(By.cssSelector("[role=status]")));
    assertThat(done.getText()).isEqualTo("Die Position wurde gespeichert.");
    driver.switchTo().frame("lines");
    var row = driver.findElement(By.cssSelector("#lines tbody tr")).getText();
    assertThat(row).contains("Motoröl 5W-30", "4,70", "OilMat:a1");
    assertThat(lines()).extracting(Line::mark).containsExactly("OilMat:a1");
  }

  @Test
  void who_says_no_to_the_question_sends_nothing() {
    fillAndSubmit();
    driver.switchTo().alert().dismiss();
    assertThat(quantity()).isEqualTo("4,7");
    assertThat(erp.counts().submits()).isZero();
  }

  /** A refused form comes back with what was typed, so that there is something to wipe. */
  @Test
  void the_script_wipes_what_stood_in_the_field() {
    labelled("Referenz").sendKeys("x".repeat(101));
    erp.faults().on(Switch.once(Kind.WIPED_FIELD).after(Duration.ofMillis(1)));
    fillAndSubmit();
    driver.switchTo().alert().accept();
    wait.until(d -> d.findElement(By.cssSelector("[role=alert]")));
    wait.until(d -> quantity().isEmpty());
    assertThat(erp.faults().left()).isEmpty();
  }

  @Test
  void the_script_covers_the_page_and_opens_an_alert_over_it() {
    erp.faults().on(Switch.once(Kind.OVERLAY).after(Switch.DELAY_MAX));
    driver.navigate().refresh();
    wait.until(d -> d.findElement(By.className("cover")).isDisplayed());
    driver.navigate().refresh();
    wait.until(d -> d.findElements(By.className("cover")).isEmpty());
    erp.faults().on(Switch.once(Kind.POPUP));
    driver.navigate().refresh();
    wait.until(ExpectedConditions.alertIsPresent()).accept();
  }
}
