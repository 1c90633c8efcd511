/** How calls keep to a provider's limits: per credential, account, endpoint and calendar month. */
package dev.tributary.api.limit;
