package io.praetor.state.internal.table;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.connect.CaSerialRow;
import io.praetor.api.connect.ConnectTables;
import java.util.List;

/** The tables of the certificate authority. The orders of fields are on disk: they only grow. */
final class ConnectSchema {

  private ConnectSchema() {}

  static TableSchema<CaConfigurationRow> configuration(int number) {
    return new TableSchema<>(
        number,
        ConnectTables.CONFIGURATION,
        new RecordCodec<>(
            CaConfigurationRow.class,
            List.of(
                "clusterId",
                "provider",
                "config",
                "withoutCrossSigning",
                "createIndex",
                "modifyIndex")),
        List.of());
  }

  static TableSchema<CaRootRow> roots(int number) {
    return new TableSchema<>(
        number,
        ConnectTables.ROOTS,
        new RecordCodec<>(
            CaRootRow.class,
            List.of(
                "id",
                "name",
                "serialNumber",
                "signingKeyId",
                "clusterId",
                "notBeforeMillis",
                "notAfterMillis",
                "certificate",
                "intermediates",
                "active",
                "keyType",
                "keyBits",
                "rotatedOutMillis",
                "createIndex",
                "modifyIndex")),
        List.of());
  }

  static TableSchema<CaKeyRow> keys(int number) {
    return new TableSchema<>(
        number,
        ConnectTables.KEYS,
        new RecordCodec<>(CaKeyRow.class, List.of("rootId", "privateKey", "origin", "modifyIndex")),
        List.of());
  }

  static TableSchema<CaSerialRow> serials(int number) {
    return new TableSchema<>(
        number,
        ConnectTables.SERIALS,
        new RecordCodec<>(CaSerialRow.class, List.of("last", "modifyIndex")),
        List.of());
  }
}
