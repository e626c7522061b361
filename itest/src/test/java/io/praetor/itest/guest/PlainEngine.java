package io.praetor.itest.guest;

import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps everything in one file, which is written anew with every batch. */
public final class PlainEngine implements StorageEngine {

  /** Its name. */
  public static final String ENGINE = "plain";

  @Override
  public Store open(Path directory) throws IOException {
    return new PlainStore(directory.resolve("rows"));
  }
}
