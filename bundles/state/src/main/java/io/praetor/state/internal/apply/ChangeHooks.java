package io.praetor.state.internal.apply;

import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.TableId;
import io.praetor.state.internal.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hooks that are there, just now, and the tables whose changes they hear of. */
public final class ChangeHooks {

  /** Names of the hooks of each table of the schema, by its position. */
  private final List<List<String>> namesByTable = new ArrayList<>();

  /** All that must be there: each hears of a table of the schema. */
  private final List<String> needed;

  private final Whiteboard<String, ChangeHook> board = new Whiteboard<>(name -> "hook " + name);

  /** What was made of the newest choice; used by the apply thread. */
  private FollowUp followUp;

  private Map<String, ChangeHook> followed = Map.of();

  /**
   * Makes a choice of hooks.
   *
   * @param tables what each hook hears of; tables that are not in the schema do not count
   */
  public ChangeHooks(Schema schema, Map<String, List<TableId<?>>> tables) {
    // Sorted: two hooks of one table are called in the same order on every server.
    Map<String, List<TableId<?>>> sorted = new TreeMap<>(tables);
    schema
        .tables()
        .forEach(
            table ->
                namesByTable.add(
                    sorted.entrySet().stream()
                        .filter(hook -> hook.getValue().contains(table.id()))
                        .map(Map.Entry::getKey)
                        .toList()));
    needed = namesByTable.stream().flatMap(List::stream).distinct().sorted().toList();
  }

  public void add(String name, ChangeHook hook, int ranking, long serviceId) {
    board.add(name, hook, ranking, serviceId);
  }

  public void remove(String name, long serviceId) {
    board.remove(name, serviceId);
  }

  /** The hook that the state waits for, in words; empty for none. */
  String missing() {
    return board.missing();
  }

  /** The hooks as they are now, or null when one is missing. For the apply thread. */
  FollowUp find() {
    Map<String, ChangeHook> now = board.chosen();
    if (followUp == null || now != followed) {
      followed = now;
      followUp = now.keySet().containsAll(needed) ? followUp(now) : null;
    }
    return followUp;
  }

  /** Waits until all hooks are there; false when the state is closed first. */
  boolean await() throws InterruptedException {
    return board.await(needed);
  }

  void close() {
    board.close();
  }

  private FollowUp followUp(Map<String, ChangeHook> hooks) {
    ChangeHook[][] byTable = new ChangeHook[namesByTable.size()][];
    for (int i = 0; i < byTable.length; i++) {
      byTable[i] = namesByTable.get(i).stream().map(hooks::get).toArray(ChangeHook[]::new);
    }
    return new FollowUp(byTable);
  }
}
