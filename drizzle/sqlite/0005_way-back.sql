CREATE TABLE `kept_form` (
	`id` text PRIMARY KEY NOT NULL,
	`session_index` text NOT NULL,
	`form_sealed` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `kept_form_session` ON `kept_form` (`session_index`);--> statement-breakpoint
CREATE INDEX `kept_form_expires` ON `kept_form` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sent_form` (
	`key_index` text PRIMARY KEY NOT NULL,
	`answer_sealed` text,
	`started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sent_form_started` ON `sent_form` (`started_at`);--> statement-breakpoint
ALTER TABLE `login_transaction` ADD `browser_index` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `login_transaction` ADD `used_at` integer;--> statement-breakpoint
CREATE INDEX `login_transaction_browser` ON `login_transaction` (`browser_index`);--> statement-breakpoint
ALTER TABLE `session` ADD `end_reason` text;--> statement-breakpoint
ALTER TABLE `session` ADD `previous_index` text;