package io.praetor.state.internal.apply;

import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Touched;
import java.util.List;

/** Hears of every version, on the apply thread, after readers can see it; must be quick. */
public interface RootListener {

  /** Something was applied; nothing is touched when only the position moved. */
  void applied(Root root, List<Touched> touched);

  /** A snapshot took the place of everything. */
  void replaced(Root root);
}
