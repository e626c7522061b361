/** Operations of transactions: what the elements of a request to {@code /v1/txn} may be. */
@Export
@Version("1.0.0")
package io.praetor.spi.txn;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
