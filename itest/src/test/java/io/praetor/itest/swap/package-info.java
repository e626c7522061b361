/** Load on a cluster whose parts are replaced while it runs, and what came of each request. */
package io.praetor.itest.swap;
