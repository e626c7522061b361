package io.praetor.config.internal.source;

/** The text of one source and where it is from. */
record SourceFile(String name, Format format, String text) {

  enum Format {
    JSON,
    HCL
  }
}
