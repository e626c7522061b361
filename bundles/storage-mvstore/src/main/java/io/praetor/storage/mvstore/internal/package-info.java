/** A second storage engine, on the MVStore of H2. */
package io.praetor.storage.mvstore.internal;
