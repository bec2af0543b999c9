CREATE TABLE `alarm_review` (
	`alarm_id` text PRIMARY KEY NOT NULL,
	`alarm_at` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`verdict` text NOT NULL,
	`reason_sealed` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `alarm_review_at` ON `alarm_review` (`at`);