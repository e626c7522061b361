package io.praetor.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.osgi.framework.BundleException;

/** One run of an agent, from its arguments to its exit status. */
final class Agent implements ProcessSignals.Handlers {

  /** Consul's limit for a graceful leave. */
  private static final long STOP_TIMEOUT_MILLIS = 15_000;

  private static final Logger LOG = Logger.getLogger(Agent.class.getName());

  private final AgentExit exit = new AgentExit();
  private final ExecutorService reloads =
      Executors.newSingleThreadExecutor(task -> daemon(task, "praetor-reload"));
  private final List<String> args;
  private final PrintStream err;
  private final BundlesError bundlesError;
  private final FatalSink fatal;
  private volatile AgentFramework framework;
  private volatile String signal; // that ends the agent; null when something else does

  Agent(List<String> args, PrintStream err, BundlesError bundlesError) {
    this.args = args;
    this.err = err;
    this.bundlesError = bundlesError;
    fatal = new FatalSink(args, exit, bundlesError, err);
  }

  int run(Installation installation, String version) {
    ProcessSignals.handle(this);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (AgentStorage storage = new AgentStorage(temporary, System.getProperty("user.name"))) {
      AgentFramework created =
          new AgentFramework(
              FrameworkSettings.of(installation, storage.frameworkDirectory(), version, args));
      created.provideFatalSink(fatal);
      created.provideStop(exit::stop);
      start(created, installation);
      daemon(storage::removeLeftovers, "praetor-leftovers").start();
      if (!exit.isDecided()) {
        daemon(created::provideCommands, "praetor-commands").start();
      }
      int status = exit.await();
      if (signal != null) {
        created.signal(signal).await(SignalCall.PATIENCE_MILLIS);
      }
      bundlesError.silence();
      return framework.stop(STOP_TIMEOUT_MILLIS) ? status : AgentExit.STATUS_FAILED;
    } catch (IOException | BundleException failure) {
      LOG.log(Level.FINE, "Start failed", failure);
      fatal.accept(String.valueOf(failure.getMessage()));
      return AgentExit.STATUS_FAILED;
    } finally {
      fatal.tell();
      reloads.shutdownNow();
    }
  }

  private void start(AgentFramework created, Installation installation)
      throws BundleException, IOException {
    framework = created;
    created.install(installation);
    created.startConfiguration();
    if (!exit.isDecided()) {
      created.startRest();
    }
  }

  /** The second signal is for those who will not wait. */
  @Override
  public void terminate(String name, String goName) {
    LOG.info("Caught: signal=" + goName);
    if (signal == null) {
      signal = name; // before the end is decided: the main thread reads it then
      exit.stop();
    } else {
      fatal.tell();
      err.println("==> Caught second signal, Exiting: signal=" + goName);
      Runtime.getRuntime().halt(AgentExit.STATUS_FAILED);
    }
  }

  @Override
  public void reload() {
    reloads.execute(this::reloadNow);
  }

  private void reloadNow() {
    LOG.info("Caught: signal=hangup");
    AgentFramework running = framework;
    if (running == null) {
      return;
    }
    try {
      running.reload();
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, "Reload failed, the running configuration stays", failure);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
