/** What services consist of, and what Consul demands of them wherever they are registered. */
package io.praetor.format.service;
