package io.praetor.health.internal.alias;

import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;

/** The health of another node, or of one of its services, as the catalog knows it. */
public final class AliasNodeType implements CheckType {

  private final Catalog catalog;
  private final Timer timer;

  public AliasNodeType(Catalog catalog, Timer timer) {
    this.catalog = catalog;
    this.timer = timer;
  }

  @Override
  public String key() {
    return "AliasNode";
  }

  @Override
  public String name() {
    return "alias";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report) {
    NodeFollower follower = new NodeFollower(definition, catalog, timer, report);
    follower.read();
    return follower;
  }
}
