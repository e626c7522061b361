package io.praetor.state.internal;

import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LeaderTask;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.state.Lifetimes;
import io.praetor.api.state.Perishable;
import io.praetor.api.state.TableId;
import io.praetor.state.internal.apply.Applier;
import io.praetor.state.internal.life.LifeWatch;
import io.praetor.state.internal.life.RenewalHandler;
import io.praetor.state.internal.life.Renewals;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Ends and prolongs the lives of rows; there while both the state and its log are. */
@Component(
    service = {Lifetimes.class, LeaderTask.class, RpcHandler.class},
    immediate = true,
    property = {
      LeaderTask.NAME + "=state-lives",
      RpcHandler.PROTOCOL + "=" + RenewalHandler.PROTOCOL,
      RpcHandler.SERVERS_ONLY + ":Boolean=true"
    })
public final class LifetimesComponent implements Lifetimes, LeaderTask, RpcHandler {

  private final BackgroundThread background = new BackgroundThread("praetor-state-lives");
  private final Applier applier;
  private final LifeWatch watch;
  private final RenewalHandler handler;
  private final Renewals renewals;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile RpcClient network;

  @Activate
  public LifetimesComponent(@Reference StateCore core, @Reference Consensus consensus) {
    applier = core.applier();
    watch = new LifeWatch(applier::root, consensus, background, System::nanoTime);
    handler = new RenewalHandler(watch);
    renewals = new Renewals(watch, consensus, () -> network, background);
    applier.listen(watch);
  }

  @Deactivate
  void deactivate() {
    applier.unlisten(watch);
    watch.rest();
    renewals.close();
    background.close();
  }

  @Override
  public void lead() {
    watch.lead();
  }

  @Override
  public void rest() {
    watch.rest();
  }

  @Override
  public CompletionStage<byte[]> handle(byte[] request) {
    return handler.handle(request);
  }

  @Override
  public CompletableFuture<Boolean> renew(TableId<? extends Perishable> table, byte[] key) {
    return renewals.renew(table, key);
  }
}
