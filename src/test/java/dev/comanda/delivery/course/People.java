package dev.comanda.delivery.course;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What people do at the console. What they say of the ERP is so, as far as one can see there. */
final class People {
  private People() {}

  /** The world after their act; null where it is refused, or would be a lie. */
  static @Nullable World act(Scenario scenario, World world, Move move) {
    int index = move.who();
    var row = world.row(index);
    var act = act(scenario, world, move.what(), index);
    if (act == null) {
      return null;
    }
    var ruling =
        act.on(World.id(index), row.standing(), world.lane(), scenario.rules(), world.time());
    return switch (ruling) {
      case Act.Refusal refusal -> null;
      case Act.Changed changed -> {
        int amount = move.what() == Move.What.EDIT ? 3 - row.amount() : row.amount();
        boolean undone = row.undone() || move.what() == Move.What.UNDO_CLEAR;
        var next = new World.Row(changed.standing(), amount, undone);
        yield next.equals(row) && changed.lane().equals(world.lane())
            ? null
            : seenTo(world, row.standing(), move).with(changed.lane()).with(index, next);
      }
    };
  }

  /** What is booked and no longer wanted, a person takes out by hand before saying so. */
  private static World seenTo(World world, Standing standing, Move move) {
    boolean takesOut =
        standing.state() == State.CREATED && move.what() == Move.What.RESOLVE_NOT_BOOKED;
    return takesOut ? world.with(world.erp().acted(Aim.TAKE_BACK, move.who(), 0)) : world;
  }

  private static @Nullable Act act(Scenario scenario, World world, Move.What what, int index) {
    return switch (what) {
      case RETRY -> new Act.Retry();
      case EDIT -> books(scenario, new Act.Edit(World.item(3 - world.row(index).amount()), false));
      case UNMAP -> books(scenario, new Act.Edit(new Item("W1", null, BigDecimal.ONE), false));
      case SKIP -> new Act.Skip("Ada", "not needed");
      case RESOLVE_BOOKED ->
          done(scenario, world, index) ? new Act.Resolve(true, "Ada", "I saw it") : null;
      case RESOLVE_NOT_BOOKED ->
          mayBeSaidNotDone(scenario, world, index)
              ? new Act.Resolve(false, "Ada", "it is not there")
              : null;
      case CLEAR -> new Act.Clear("Ada", "later");
      case UNDO_CLEAR -> new Act.UndoClear();
      case VOID -> books(scenario, new Act.VoidLine());
      default -> null;
    };
  }

  /** What is done only to what is to be booked. */
  private static @Nullable Act books(Scenario scenario, Act act) {
    return scenario.aim() == Aim.BOOK ? act : null;
  }

  private static boolean done(Scenario scenario, World world, int index) {
    return world.erp().find(index).isEmpty() == (scenario.aim() == Aim.TAKE_BACK);
  }

  /** Where nobody can say how late a create may act, a person must know that none will. */
  private static boolean mayBeSaidNotDone(Scenario scenario, World world, int index) {
    boolean late = world.erp().pends(index);
    return world.standing(index).state() == State.CREATED
        ? scenario.aim() == Aim.BOOK && !late
        : !done(scenario, world, index) && (scenario.declares() || !late);
  }
}
