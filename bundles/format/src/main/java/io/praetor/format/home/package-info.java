/** How this agent itself uses the HTTP API. */
package io.praetor.format.home;
