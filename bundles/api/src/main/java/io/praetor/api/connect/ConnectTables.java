package io.praetor.api.connect;

import io.praetor.api.state.TableId;

/** The tables of the certificate authority. */
public interface ConnectTables {

  /** Key: empty. */
  TableId<CaConfigurationRow> CONFIGURATION =
      new TableId<>("connect-ca-configuration", CaConfigurationRow.class);

  /** Key: id of the root, UTF-8. */
  TableId<CaRootRow> ROOTS = new TableId<>("connect-ca-roots", CaRootRow.class);

  /** Secret; no answer shows it. Key: id of the root, UTF-8. */
  TableId<CaKeyRow> KEYS = new TableId<>("connect-ca-keys", CaKeyRow.class);

  /** Key: empty. */
  TableId<CaSerialRow> SERIALS = new TableId<>("connect-ca-serials", CaSerialRow.class);
}
