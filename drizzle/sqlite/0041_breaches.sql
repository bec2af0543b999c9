CREATE TABLE `breach` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`noted_at` integer NOT NULL,
	`events` integer NOT NULL,
	`work` text DEFAULT 'no' NOT NULL,
	`lane` text DEFAULT '' NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `breach_number` ON `breach` (`number`);--> statement-breakpoint
CREATE INDEX `breach_work` ON `breach` (`work`);--> statement-breakpoint
CREATE TABLE `breach_event` (
	`id` text PRIMARY KEY NOT NULL,
	`breach_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`by_id` text NOT NULL,
	`content_sealed` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `breach_event_of` ON `breach_event` (`breach_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `breach_person` (
	`breach_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`told_at` integer,
	`how` text,
	PRIMARY KEY(`breach_id`, `subject_id`)
);
--> statement-breakpoint
CREATE INDEX `breach_person_left` ON `breach_person` (`breach_id`,`told_at`,`subject_id`);--> statement-breakpoint
CREATE INDEX `breach_person_subject` ON `breach_person` (`subject_id`);