package io.praetor.log.internal;

import io.praetor.api.audit.AuditEntry;
import io.praetor.api.audit.AuditTrail;
import io.praetor.api.config.AuditSettings;
import io.praetor.format.thread.Daemons;
import io.praetor.log.internal.audit.AuditFile;
import io.praetor.log.internal.output.OpenFailure;
import io.praetor.log.internal.output.RotatingFile;
import io.praetor.log.internal.output.RotatingFile.Rotation;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps the record of requests, where the configuration asks for one. */
@Component(
    configurationPid = AuditSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = AuditTrail.class,
    immediate = true)
public final class AuditComponent implements AuditTrail {

  private final AuditFile file;

  /** An agent that cannot keep the record does not run. */
  @Activate
  public AuditComponent(
      AuditSettings settings,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal)
      throws IOException {
    Rotation rotation =
        new Rotation(settings.rotateMillis(), settings.rotateBytes(), settings.rotateMaxFiles());
    try {
      file =
          new AuditFile(
              new RotatingFile(settings.file(), rotation, LogSetup::epochNanos),
              Instant::now,
              UUID::randomUUID,
              Daemons.factory("audit"));
    } catch (IOException e) {
      if (fatal != null) {
        fatal.accept("cannot open the audit file: " + OpenFailure.text(e));
      }
      throw e;
    }
  }

  @Override
  public void record(AuditEntry entry) {
    file.record(entry);
  }

  @Deactivate
  void stop() throws IOException {
    file.close();
  }
}
