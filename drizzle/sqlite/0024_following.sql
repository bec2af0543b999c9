ALTER TABLE `follower` ADD `started_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `follower` ADD `reason` text DEFAULT 'treatment' NOT NULL;--> statement-breakpoint
ALTER TABLE `follower` ADD `name_sealed` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `follower` ADD `seen_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `follower` ADD `stop_asked_at` integer;--> statement-breakpoint
ALTER TABLE `follower` ADD `row_tag` text DEFAULT '' NOT NULL;