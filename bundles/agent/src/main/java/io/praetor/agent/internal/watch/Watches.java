package io.praetor.agent.internal.watch;

import io.praetor.agent.internal.event.LocalEvents;
import io.praetor.agent.internal.program.HostProgram;
import io.praetor.format.home.DatacenterApi;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The watches of the configuration. When they are replaced, all begin anew, and handlers that are
 * at work finish; when this is closed, they are ended.
 */
public final class Watches implements AutoCloseable {

  private final WatchSource servers;
  private final WatchSource events;
  private final ScheduledExecutorService timer;
  private final ExecutorService handlers;
  private final HostProgram programs = new HostProgram();
  private final HttpClients clients;
  private List<Watch> running = List.of(); // guarded by this

  /**
   * Makes an empty set; both executors end with it.
   *
   * @param handlers has a thread for every handler that is at work, and one for its input
   */
  public Watches(
      DatacenterApi api,
      LocalEvents events,
      ScheduledExecutorService timer,
      ExecutorService handlers) {
    this.servers = new ApiWatchSource(api);
    this.events = new EventWatchSource(events);
    this.timer = timer;
    this.handlers = handlers;
    this.clients = new HttpClients(handlers);
  }

  /**
   * Keeps these watches from now on, and no others.
   *
   * @param settings each as {@link io.praetor.api.config.WatchSettings} says
   */
  public synchronized void replace(List<String> settings) {
    running.forEach(Watch::stop);
    running = settings.stream().map(this::watch).toList();
    running.forEach(Watch::start);
  }

  private Watch watch(String setting) {
    WatchSpec spec = WatchSpec.parse(setting, HostProgram::script);
    WatchHandler handler =
        spec.http().isPresent()
            ? new HttpHandler(spec.http().get(), clients.get(spec.http().get().skipVerify()))
            : new ScriptHandler(spec.words(), programs, handlers);
    WatchSource source = spec.type().equals("event") ? events : servers;
    return new Watch(spec, source, handler, timer, handlers);
  }

  @Override
  public void close() {
    replace(List.of());
    timer.shutdownNow();
    programs.close();
    handlers.shutdown();
  }
}
