CREATE TABLE `consent_block` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`by_id` text NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consent_code` (
	`code_index` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`ended_at` integer,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consent_code_subject` ON `consent_code` (`subject_id`);--> statement-breakpoint
CREATE INDEX `consent_code_expires` ON `consent_code` (`expires_at`);--> statement-breakpoint
CREATE TABLE `consent_request` (
	`id` text PRIMARY KEY NOT NULL,
	`ura` text NOT NULL,
	`member_id` text NOT NULL,
	`member_role` text NOT NULL,
	`responsible_id` text,
	`state` text NOT NULL,
	`subject_id` text,
	`code_index` text,
	`sent_at` integer NOT NULL,
	`answer_by` text NOT NULL,
	`purpose` text NOT NULL,
	`asked_until` text NOT NULL,
	`asked_sealed` text NOT NULL,
	`given_sealed` text,
	`ends_on` text,
	`answered_at` integer,
	`answered_by` text,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consent_request_at` ON `consent_request` (`ura`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `consent_request_of` ON `consent_request` (`subject_id`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `consent_request_member` ON `consent_request` (`member_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `consent_request_state` ON `consent_request` (`state`,`sent_at`);--> statement-breakpoint
CREATE INDEX `consent_request_answer_by` ON `consent_request` (`answer_by`);