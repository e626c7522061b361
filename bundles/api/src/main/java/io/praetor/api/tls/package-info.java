/** TLS contexts made from the configured certificates and keys. */
@Export
@Version("1.0.0")
package io.praetor.api.tls;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
