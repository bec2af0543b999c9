CREATE TABLE `follower` (
	`subject_id` text NOT NULL,
	`ura` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `ura`)
);
--> statement-breakpoint
CREATE INDEX `follower_ura` ON `follower` (`ura`);--> statement-breakpoint
CREATE TABLE `inbox_address` (
	`ura` text PRIMARY KEY NOT NULL,
	`email_sealed` text NOT NULL,
	`changed_at` integer NOT NULL,
	`bounced_at` integer
);
--> statement-breakpoint
CREATE TABLE `opt_in_request` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`ura` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`sent_as` text NOT NULL,
	`sent_at` integer NOT NULL,
	`due_on` text,
	`taken_by` text,
	`taken_at` integer,
	`settled_at` integer,
	`approval_id` text,
	`draft_id` text NOT NULL,
	`draft_revision` integer NOT NULL,
	`contents_sealed` text,
	`live_key` text NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opt_in_request_live` ON `opt_in_request` (`live_key`);--> statement-breakpoint
CREATE INDEX `opt_in_request_at` ON `opt_in_request` (`ura`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `opt_in_request_of` ON `opt_in_request` (`subject_id`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `opt_in_request_approval` ON `opt_in_request` (`approval_id`);--> statement-breakpoint
CREATE INDEX `opt_in_request_sent` ON `opt_in_request` (`sent_at`);