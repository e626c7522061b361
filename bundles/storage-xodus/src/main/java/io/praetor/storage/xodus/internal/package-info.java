/** The default storage engine, on JetBrains Xodus. */
package io.praetor.storage.xodus.internal;
