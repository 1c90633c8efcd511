/** What the plugin does without Kafka: masks files by a policy, makes keysets. */
package dev.tributary.masking.tool;
