CREATE TABLE `canned_answer` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`name_nl` text NOT NULL,
	`text_nl` text NOT NULL,
	`name_en` text NOT NULL,
	`text_en` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `conversation` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`owner` text,
	`topic` text NOT NULL,
	`channel` text NOT NULL,
	`language` text NOT NULL,
	`subject_id` text,
	`address_index` text,
	`text_index` text NOT NULL,
	`key_sealed` text NOT NULL,
	`content_sealed` text NOT NULL,
	`received_at` integer NOT NULL,
	`waits_since` integer,
	`answered_at` integer,
	`closed_at` integer,
	`erase_on` text NOT NULL,
	`reopens` integer DEFAULT 0 NOT NULL,
	`reopened` integer DEFAULT false NOT NULL,
	`priority` integer DEFAULT false NOT NULL,
	`flag` text,
	`bounced_at` integer,
	`handed_on_at` integer,
	`picked_up_at` integer,
	`merged_into` text,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_by_number` ON `conversation` (`number`);--> statement-breakpoint
CREATE INDEX `conversation_state` ON `conversation` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `conversation_subject` ON `conversation` (`subject_id`);--> statement-breakpoint
CREATE INDEX `conversation_address` ON `conversation` (`address_index`);--> statement-breakpoint
CREATE INDEX `conversation_text` ON `conversation` (`text_index`);--> statement-breakpoint
CREATE INDEX `conversation_merged` ON `conversation` (`merged_into`);--> statement-breakpoint
CREATE INDEX `conversation_erase` ON `conversation` (`erase_on`);--> statement-breakpoint
CREATE TABLE `conversation_draft` (
	`conversation_id` text NOT NULL,
	`worker` text NOT NULL,
	`content_sealed` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`conversation_id`, `worker`)
);
--> statement-breakpoint
CREATE TABLE `conversation_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`goes_at` integer,
	`mail_kind` text,
	`content_sealed` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_entry_of` ON `conversation_entry` (`conversation_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `conversation_number` (
	`id` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `conversation_presence` (
	`conversation_id` text NOT NULL,
	`worker` text NOT NULL,
	`writes` integer NOT NULL,
	`since` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`conversation_id`, `worker`)
);
--> statement-breakpoint
CREATE INDEX `conversation_presence_last` ON `conversation_presence` (`last_at`);--> statement-breakpoint
CREATE TABLE `desk_keys_off` (
	`worker` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
