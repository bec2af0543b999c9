CREATE TABLE `approval` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`author_id` text NOT NULL,
	`state` text NOT NULL,
	`live_key` text NOT NULL,
	`agreed` text NOT NULL,
	`lifts_lock` integer DEFAULT false NOT NULL,
	`edits_sealed` text NOT NULL,
	`catalogue_version` integer NOT NULL,
	`revision` integer NOT NULL,
	`draft_id` text NOT NULL,
	`draft_revision` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_on` text NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`why` text,
	`reason_sealed` text,
	`version` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approval_live` ON `approval` (`live_key`);--> statement-breakpoint
CREATE INDEX `approval_subject` ON `approval` (`subject_id`,`state`);--> statement-breakpoint
CREATE INDEX `approval_expires` ON `approval` (`state`,`expires_on`);--> statement-breakpoint
CREATE TABLE `inherited` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL,
	`version` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE TABLE `pairing_code` (
	`code_index` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`wrong_dates` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pairing_code_subject` ON `pairing_code` (`subject_id`);--> statement-breakpoint
CREATE INDEX `pairing_code_expires` ON `pairing_code` (`expires_at`);--> statement-breakpoint
CREATE TABLE `pairing_try` (
	`id` text PRIMARY KEY NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pairing_try_by` ON `pairing_try` (`by_id`,`at`);--> statement-breakpoint
CREATE TABLE `representation` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`kind` text NOT NULL,
	`ground` text NOT NULL,
	`state` text NOT NULL,
	`live_key` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`seen_by` text,
	`confirmed_by` text,
	`declared_at` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`end_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `representation_live` ON `representation` (`live_key`);--> statement-breakpoint
CREATE INDEX `representation_subject` ON `representation` (`subject_id`);--> statement-breakpoint
CREATE INDEX `representation_representative` ON `representation` (`representative_id`);--> statement-breakpoint
CREATE TABLE `transition_done` (
	`subject_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `key`)
);
--> statement-breakpoint
ALTER TABLE `session` ADD `acting_id` text;--> statement-breakpoint
ALTER TABLE `session` ADD `acting_sealed` text;--> statement-breakpoint
ALTER TABLE `subject` ADD `capable` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `subject` ADD `shares_views` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `subject` ADD `locked_at` integer;--> statement-breakpoint
ALTER TABLE `subject` ADD `locked_by` text;--> statement-breakpoint
CREATE INDEX `subject_next_transition` ON `subject` (`next_transition`);