package io.praetor.agent.internal;

import io.praetor.agent.internal.local.LocalServices;
import io.praetor.agent.internal.local.LocalState;
import io.praetor.agent.internal.local.SidecarPorts;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.LocalSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.spi.agent.LocalRegistry;
import io.praetor.spi.check.LocalChecks;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the services and checks of this agent. */
@Component(
    configurationPid = {AgentSettings.PID, LocalSettings.PID},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {
      LocalComponent.class,
      LocalChecks.class,
      LocalServices.class,
      LocalRegistry.class,
      GossipListener.class
    },
    property = GossipPool.POOL + "=" + GossipPool.LAN,
    immediate = true)
public final class LocalComponent
    implements LocalChecks, LocalServices, LocalRegistry, GossipListener {

  private static final Logger LOG = LoggerFactory.getLogger(LocalComponent.class);

  /** The role of members that keep the catalog. */
  private static final String SERVER = "consul";

  private final LocalState state;

  @Activate
  public LocalComponent(
      BundleContext context,
      @Reference Surroundings surroundings,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal,
      AgentSettings agent,
      LocalSettings settings) {
    Path handover = handover(context);
    boolean starts = handover == null || !Files.exists(handover);
    state =
        new LocalState(
            LocalState.Node.of(agent, handover),
            new LocalState.Rules(
                settings.scriptsFromApi(),
                settings.scriptsFromFiles(),
                settings.outputHoldMillis(),
                new SidecarPorts(settings.sidecarPortMin(), settings.sidecarPortMax())),
            surroundings,
            new SplittableRandom(),
            TimerThread.named("agent-local"));
    change(settings, starts && fatal != null ? fatal : LOG::error);
  }

  /** Kept by the framework until the agent is started again, whatever becomes of this bundle. */
  private static Path handover(BundleContext context) {
    File file =
        context
            .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
            .getBundleContext()
            .getDataFile("agent-checks.json");
    return file == null ? null : file.toPath();
  }

  /** An agent does not start with a definition that is wrong; later it goes on with the former. */
  @Modified
  void change(LocalSettings settings) {
    change(settings, LOG::error);
  }

  private void change(LocalSettings settings, Consumer<String> refused) {
    state.discardOutput(settings.outputDiscarded());
    state.define(List.of(settings.services()), List.of(settings.checks()), refused);
  }

  /** What is kept, for those who let others ask for it and have it checked. */
  LocalState state() {
    return state;
  }

  @Override
  public Runnable follow(String serviceId, Listener listener) {
    return state.follow(serviceId, listener);
  }

  @Override
  public Registration register(OwnService service) {
    return state.ofBundles().register(service);
  }

  @Override
  public Registration register(OwnCheck check) {
    return state.ofBundles().register(check);
  }

  @Override
  public void deregisterService(String id) {
    state.deregisterService(id);
  }

  @Override
  public void deregisterCheck(String id) {
    state.deregisterCheck(id);
  }

  @Override
  public void tellNothingMore() {
    state.tellNothingMore();
  }

  @Override
  public Map<String, List<String>> tags() {
    return state.tags();
  }

  @Override
  public void memberChanged(Member member) {
    if (member.status() == MemberStatus.ALIVE && member.tag("role").equals(SERVER)) {
      state.serverCame();
    }
  }

  @Deactivate
  void stop() {
    state.close();
  }
}
