/** Auth methods: kinds of credentials of other systems that tokens are given for. */
@Export
@Version("1.0.0")
package io.praetor.spi.auth;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
