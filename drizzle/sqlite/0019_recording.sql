CREATE TABLE `recording` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`ura` text NOT NULL,
	`member_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`number` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`content_sealed` text NOT NULL,
	`said_by` text NOT NULL,
	`version` integer,
	`waits` text NOT NULL,
	`waits_until` text,
	`confirmed_by` text NOT NULL,
	`accepted_at` integer,
	`ended_as` text,
	`ended_at` integer,
	`ended_by` text,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recording_visit` ON `recording` (`visit_id`);--> statement-breakpoint
CREATE INDEX `recording_subject` ON `recording` (`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `recording_member` ON `recording` (`member_id`,`at`);--> statement-breakpoint
CREATE TABLE `recording_ban` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`by_id` text NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `slip` (
	`code_index` text PRIMARY KEY NOT NULL,
	`recording_id` text NOT NULL,
	`for_id` text NOT NULL,
	`code_sealed` text NOT NULL,
	`printed_at` integer NOT NULL,
	`ended_at` integer,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `slip_recording` ON `slip` (`recording_id`);--> statement-breakpoint
ALTER TABLE `profile_version` ADD `author_for` text;