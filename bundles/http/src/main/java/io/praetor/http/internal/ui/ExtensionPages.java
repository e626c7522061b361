package io.praetor.http.internal.ui;

import io.praetor.api.error.UnavailableException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The pages that extensions add, by id, and who waits for that to change. Thread-safe. */
final class ExtensionPages {

  /** Who waits beyond them is refused. */
  private static final int MAX_WAITING = 10_000;

  private final Ranking<ExtensionPage> extensions = new Ranking<>();
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
  private volatile Menu menu;

  /**
   * The pages of a moment.
   *
   * @param index another one for other pages
   */
  record Menu(long index, Map<String, ExtensionPage> byId) {

    Collection<ExtensionPage> pages() {
      return byId.values();
    }
  }

  private record Waiter(CompletableFuture<Menu> next) {}

  /**
   * @param firstIndex positive; one that an earlier life has not counted up to
   */
  ExtensionPages(long firstIndex) {
    menu = new Menu(firstIndex, Map.of());
  }

  void add(ExtensionPage page, Map<String, Object> properties) {
    extensions.add(page, properties);
    publish();
  }

  void remove(Map<String, Object> properties) {
    ExtensionPage gone = extensions.remove(properties);
    if (gone != null) {
      publish();
      gone.files().close();
    }
  }

  private void publish() {
    List<Waiter> told;
    synchronized (this) {
      Map<String, ExtensionPage> byId = new TreeMap<>();
      extensions.lowestFirst().forEach(page -> byId.put(page.id(), page));
      menu = new Menu(menu.index + 1, byId);
      told = List.copyOf(waiting);
    }
    told.forEach(waiter -> waiter.next.complete(menu));
  }

  Menu menu() {
    return menu;
  }

  /** The first menu with another index; after some time, the one that there is. */
  CompletableFuture<Menu> after(long index, long waitMillis) {
    Waiter waiter = new Waiter(new CompletableFuture<>());
    synchronized (this) {
      Menu now = menu;
      if (now.index != index) {
        return CompletableFuture.completedFuture(now);
      }
      if (waiting.size() >= MAX_WAITING) {
        throw new UnavailableException("Too many wait for the pages of extensions");
      }
      waiting.add(waiter);
      waiter.next.completeOnTimeout(now, waitMillis, TimeUnit.MILLISECONDS);
    }
    var unused = waiter.next.whenComplete((menu, failure) -> waiting.remove(waiter));
    return waiter.next;
  }

  /** Nobody waits any longer. */
  void close() {
    waiting.forEach(waiter -> waiter.next.complete(menu));
  }
}
