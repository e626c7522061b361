package io.praetor.agent.internal;

import io.praetor.agent.internal.event.JobListener;
import io.praetor.agent.internal.exec.RemoteJobs;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.config.ExecSettings;
import io.praetor.format.home.DatacenterApi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Runs what others ask for, on agents whose operator has allowed it. */
@Component(
    configurationPid = ExecSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = JobListener.class,
    immediate = true)
public final class ExecComponent implements JobListener {

  private final RemoteJobs jobs;

  @Activate
  public ExecComponent(@Reference Surroundings surroundings, ExecSettings settings) {
    jobs =
        new RemoteJobs(
            settings.nodeName(),
            new DatacenterApi(
                settings.datacenter(),
                surroundings::relay,
                surroundings::api,
                () -> surroundings.secret(Purpose.AGENT)),
            TimerThread.workers("agent-exec", RemoteJobs.THREADS));
  }

  @Override
  public void requested(byte[] payload) {
    jobs.requested(payload);
  }

  @Deactivate
  void stop() {
    jobs.close();
  }
}
