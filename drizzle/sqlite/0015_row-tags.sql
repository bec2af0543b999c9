ALTER TABLE `api_client` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `approval` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `catalogue_version` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `inherited` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `pairing_code` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `profile_version` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `provider` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `representation` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `row_tag` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `subject` ADD `row_tag` text DEFAULT '' NOT NULL;