PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_session` (
	`id_index` text PRIMARY KEY NOT NULL,
	`audience` text NOT NULL,
	`subject_id` text,
	`actor_sealed` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`end_reason` text,
	`previous_index` text,
	`acting_id` text,
	`acting_sealed` text
);
--> statement-breakpoint
INSERT INTO `__new_session`("id_index", "audience", "subject_id", "actor_sealed", "started_at", "last_seen_at", "expires_at", "ended_at", "end_reason", "previous_index", "acting_id", "acting_sealed") SELECT "id_index", "audience", "subject_id", "actor_sealed", "started_at", "last_seen_at", "expires_at", "ended_at", "end_reason", "previous_index", "acting_id", "acting_sealed" FROM `session`;--> statement-breakpoint
DROP TABLE `session`;--> statement-breakpoint
ALTER TABLE `__new_session` RENAME TO `session`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `session_subject` ON `session` (`subject_id`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);