CREATE TABLE `call_note` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`worker_id` text NOT NULL,
	`content_sealed` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `call_note_at` ON `call_note` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `paper_letter` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`unique_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`tells_more` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	`printed_at` integer,
	`settled_at` integer,
	`code_index` text,
	`code_sealed` text,
	`request_id` text,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_letter_unique_key` ON `paper_letter` (`unique_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `paper_letter_code` ON `paper_letter` (`code_index`);--> statement-breakpoint
CREATE INDEX `paper_letter_state` ON `paper_letter` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `paper_letter_subject` ON `paper_letter` (`subject_id`);--> statement-breakpoint
CREATE TABLE `post_request` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`received_at` integer NOT NULL,
	`received_by` text NOT NULL,
	`form_sent_at` integer,
	`identity_seen_at` integer,
	`identity_seen_by` text,
	`settled_at` integer,
	`settled_by` text,
	`reason` text,
	`details_sealed` text NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `post_request_number` ON `post_request` (`number`);--> statement-breakpoint
CREATE INDEX `post_request_state` ON `post_request` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `post_request_subject` ON `post_request` (`subject_id`);--> statement-breakpoint
CREATE TABLE `postal_address` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`address_sealed` text NOT NULL,
	`since` integer NOT NULL,
	`returned_at` integer,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE `subject` ADD `by_post` integer DEFAULT false NOT NULL;