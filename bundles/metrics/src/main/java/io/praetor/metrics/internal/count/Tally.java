package io.praetor.metrics.internal.count;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Sample;
import java.util.function.Function;

/**
 * Takes values from any thread. Threads are spread over a few cells, so that those who count at the
 * same time seldom meet.
 */
final class Tally implements Counter, Sample {

  private static final int CELLS = 4;

  /** Beyond any measure; the square of it, many times over, still fits. */
  private static final double MAX_VALUE = 1e100;

  private final Cell[] cells = new Cell[CELLS];

  /**
   * @param remembers whether quantiles will be asked for
   */
  Tally(boolean remembers) {
    for (int i = 0; i < CELLS; i++) {
      cells[i] = new Cell(remembers);
    }
  }

  @Override
  public void add(long amount) {
    add((double) amount);
  }

  @Override
  public void add(double value) {
    if (Math.abs(value) <= MAX_VALUE) {
      cells[(int) (Thread.currentThread().getId() & (CELLS - 1))].add(value);
    }
  }

  /** What came since it was last taken. */
  Figures look() {
    return sum(Cell::look);
  }

  /** The same, and begins anew. */
  Figures take() {
    return sum(Cell::take);
  }

  private Figures sum(Function<Cell, Figures> what) {
    Figures sum = Figures.NOTHING;
    for (Cell cell : cells) {
      sum = sum.plus(what.apply(cell));
    }
    return sum;
  }
}
