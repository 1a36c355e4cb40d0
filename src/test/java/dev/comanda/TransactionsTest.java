package dev.comanda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.comanda.ArchitectureTest.calls;
import static dev.comanda.ArchitectureTest.not;
import static dev.comanda.ArchitectureTest.outermost;

import com.tngtech.archunit.base.DescribedPredicate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where transactions begin and end. */
class TransactionsTest {
  /**
   * Who has connections beside the ways in which {@code Database} runs work, since they have ends
   * of their own: the writer, which asks itself whether anything may be written; what tells
   * databases apart; the doorbell and the invariants, which write nothing; and the start.
   */
  private static final Set<String> OWN_CONNECTIONS =
      Set.of(
          "WriterPair",
          "GroupCommit",
          "Lineage",
          "Doorbell",
          "DoorbellListener",
          "Invariants",
          "App");

  /** So nothing is written, or deleted as too old, by a node whose clock is wrong. */
  @Test
  void nothing_is_written_but_where_it_is_asked_whether_it_may_be() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.comanda.db..")
        .and(not("who is known", each -> OWN_CONNECTIONS.contains(outermost(each))))
        .should()
        .callMethodWhere(calls("dev.comanda.db.Database", Set.of("dataSource", "direct")))
        .orShould()
        .callMethodWhere(calls("java.sql.Connection", Set.of("commit")))
        .orShould()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "a transaction is made",
                call -> call.getTargetOwner().getName().equals("dev.comanda.db.Tx")))
        .check(ArchitectureTest.PROGRAM);
  }
}
