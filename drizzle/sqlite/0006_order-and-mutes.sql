CREATE TABLE `muted` (
	`subject_id` text NOT NULL,
	`by_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `by_id`, `asker_id`)
);
--> statement-breakpoint
ALTER TABLE `approval` ADD `rule` text DEFAULT 'authority' NOT NULL;--> statement-breakpoint
ALTER TABLE `representation` ADD `higher` text;--> statement-breakpoint
ALTER TABLE `representation` ADD `outranked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `representation` ADD `asks` text;