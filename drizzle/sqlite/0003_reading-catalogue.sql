ALTER TABLE `approval` ADD `takes_over` integer;--> statement-breakpoint
ALTER TABLE `profile_version` ADD `reading_catalogue` integer DEFAULT 1 NOT NULL;