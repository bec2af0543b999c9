CREATE TABLE `erasure` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text NOT NULL,
	`agreed` text NOT NULL,
	`stays` text NOT NULL,
	`expires_on` text,
	`keep_agreed` text DEFAULT '[]' NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE `subject` ADD `erasing_from` integer;--> statement-breakpoint
ALTER TABLE `subject` ADD `restricted_at` integer;--> statement-breakpoint
ALTER TABLE `subject` ADD `erased_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `subject_erasing` ON `subject` (`erasing_from`);