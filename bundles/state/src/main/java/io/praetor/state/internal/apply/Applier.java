package io.praetor.state.internal.apply;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.RootEdit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. Takes committed entries in groups: carries out all their commands on one edit,
 * publishes one version, tells the listeners, and completes the futures in log order. A version
 * always ends between two entries, never inside one, or a restart would apply half an entry twice.
 * Used by one thread; only {@link #root} and the listeners are for all.
 */
public final class Applier {

  private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

  private final Binder binder;
  private final List<RootListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Root root;

  /** The group under way: what it is changing, how far it came, what it owes to whom. */
  private RootEdit edit;

  private LogPosition position;
  private final List<PendingEntry> finished = new ArrayList<>();
  private final List<List<byte[]>> outcomes = new ArrayList<>();

  public Applier(Root root, Rules rules) {
    this.root = root;
    binder = new Binder(rules, this::publish);
    open();
  }

  public Root root() {
    return root;
  }

  public void listen(RootListener listener) {
    listeners.add(listener);
  }

  public void unlisten(RootListener listener) {
    listeners.remove(listener);
  }

  /** Applies entries that follow one another; false when it was closed while it waited. */
  boolean apply(List<PendingEntry> entries) throws InterruptedException {
    for (PendingEntry entry : entries) {
      if (entry.position().compareTo(position) <= 0) {
        skip(entry);
        continue;
      }
      Binder.Bound bound = binder.bind(entry);
      if (bound == null) {
        return false;
      }
      finish(entry, carryOut(bound));
    }
    publish();
    return true;
  }

  /** Puts a restored version in the place of the current one. */
  void replace(Root restored) {
    root = restored;
    open();
    listeners.forEach(listener -> listener.replaced(restored));
  }

  private void open() {
    edit = new RootEdit(root);
    position = root.position();
  }

  /** A log that was reopened beside a living state replays what is here already. */
  private void skip(PendingEntry entry) {
    finished.add(entry);
    outcomes.add(Collections.nCopies(entry.commands().size(), Outcome.failed("applied before")));
  }

  private void finish(PendingEntry entry, List<byte[]> results) {
    position = entry.position();
    finished.add(entry);
    outcomes.add(results);
  }

  private List<byte[]> carryOut(Binder.Bound bound) {
    List<byte[]> results = new ArrayList<>(bound.work().size());
    for (Work work : bound.work()) {
      results.add(carryOut(work, bound.followUp()));
    }
    return results;
  }

  private byte[] carryOut(Work work, FollowUp followUp) {
    edit.begin();
    try {
      return Outcome.done(work.carryOut(edit, followUp));
    } catch (BeyondThisServerException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      edit.rollback();
      LOG.error("Command {} failed and changed nothing: a defect of its handler", edit.index(), e);
      return Outcome.failed("command failed: " + e);
    }
  }

  private void publish() {
    if (finished.isEmpty()) {
      return;
    }
    Root next = edit.build(position);
    root = next;
    boolean replaced = edit.isReplaced();
    for (RootListener listener : listeners) {
      if (replaced) {
        listener.replaced(next);
      } else {
        listener.applied(next, edit.touched());
      }
    }
    for (int i = 0; i < finished.size(); i++) {
      finished.get(i).done().complete(outcomes.get(i));
    }
    finished.clear();
    outcomes.clear();
    open();
  }
}
