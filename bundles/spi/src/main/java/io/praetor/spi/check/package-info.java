/** What checks are made of: each kind of check is a service, ours as well as a third party's. */
@Export
@Version("1.0.0")
package io.praetor.spi.check;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
