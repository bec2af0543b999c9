ALTER TABLE `session` ADD `over_at` integer;--> statement-breakpoint
CREATE INDEX `session_over` ON `session` (`over_at`,`last_seen_at`);