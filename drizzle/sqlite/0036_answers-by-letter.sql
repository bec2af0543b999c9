ALTER TABLE `paper_letter` ADD `entry_id` text;--> statement-breakpoint
ALTER TABLE `paper_letter` ADD `address_sealed` text;--> statement-breakpoint
CREATE INDEX `paper_letter_entry` ON `paper_letter` (`entry_id`);