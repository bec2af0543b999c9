CREATE TABLE `hold` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`subject_id` text,
	`ground` text NOT NULL,
	`reason_sealed` text NOT NULL,
	`until` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`end_reason_sealed` text,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `hold_until` ON `hold` (`until`);--> statement-breakpoint
CREATE INDEX `hold_subject` ON `hold` (`subject_id`);