CREATE TABLE `block` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`reason_sealed` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`lifted_at` integer,
	`lifted_by` text,
	`lift_reason_sealed` text,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `block_of` ON `block` (`kind`,`target`);--> statement-breakpoint
CREATE INDEX `block_at` ON `block` (`at`);--> statement-breakpoint
ALTER TABLE `provider` ADD `blocked_at` integer;--> statement-breakpoint
ALTER TABLE `staff_member` ADD `blocked_at` integer;--> statement-breakpoint
CREATE INDEX `activity_office` ON `activity` (`at`,`lane`,`sequence`) WHERE organisation = '';