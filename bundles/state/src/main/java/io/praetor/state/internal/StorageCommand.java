package io.praetor.state.internal;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.StorageChoice;
import io.praetor.api.state.StorageChoice.Report;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code praetor:storage}: shows which storage engine the state rests in, and changes it. */
@Component(
    service = StorageCommand.class,
    property = {"osgi.command.scope=praetor", "osgi.command.function=storage"})
public final class StorageCommand {

  /** Longest wait for a change; it goes on after that. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final double MILLIS_PER_SECOND = 1000;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StorageChoice choice;

  private final Supplier<StorageChoice> source;

  public StorageCommand() {
    source = () -> choice;
  }

  StorageCommand(Supplier<StorageChoice> source) {
    this.source = source;
  }

  /** What there is. */
  public String storage() {
    StorageChoice storage = present();
    return "in use:    "
        + storage.inUse()
        + "\nwanted:    "
        + storage.wanted()
        + "\ninstalled: "
        + String.join(", ", storage.engines())
        + "\nprogress:  "
        + storage.progress();
  }

  /** Goes over to another engine, and returns when that is done. */
  public String storage(String engine) throws InterruptedException {
    try {
      return line(present().use(engine).get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PlatformException refusal) {
        throw refusal;
      }
      throw new OperationFailedException(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw new OperationFailedException(
          "The change is still under way after " + PATIENCE.toMinutes() + " minutes");
    }
  }

  private StorageChoice present() {
    StorageChoice storage = source.get();
    if (storage == null) {
      throw new UnavailableException("This agent keeps no state on disk");
    }
    return storage;
  }

  private static String line(Report report) {
    if (report.engine().equals(report.former())) {
      return report.engine() + " is in use";
    }
    return String.format(
        Locale.ROOT,
        "%s is in use instead of %s: %d rows in %.1f s",
        report.engine(),
        report.former(),
        report.rows(),
        report.took().toMillis() / MILLIS_PER_SECOND);
  }
}
